"""Triggers by which the database itself refuses to change or delete a decision."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_REFUSAL = "decisions are append-only"

_INSTALL = {
    "sqlite": [
        f"""CREATE TRIGGER decision_no_{event.lower()} BEFORE {event} ON quotes_decision
            BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"""
        for event in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"""CREATE FUNCTION refuse_decision_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
            END $$""",
        """CREATE TRIGGER decision_no_change BEFORE UPDATE OR DELETE ON quotes_decision
           FOR EACH ROW EXECUTE FUNCTION refuse_decision_change()""",
    ],
}
_REMOVE = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS decision_no_update",
        "DROP TRIGGER IF EXISTS decision_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS decision_no_change ON quotes_decision",
        "DROP FUNCTION IF EXISTS refuse_decision_change()",
    ],
}


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    _run(connection, _REMOVE)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def install_in_migration(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    install(schema_editor.connection)


def remove_in_migration(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    remove(schema_editor.connection)
