"""Triggers by which the database itself refuses to change or delete a row of the record."""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

#: The tables of the record, by model, and what the database says.
REFUSALS = {
    "decision": "decisions are append-only",
    "factchange": "the history of the facts is append-only",
    "announcementchange": "the history of announcements is append-only",
}
_EVENTS = ("UPDATE", "DELETE")


def install(connection: BaseDatabaseWrapper, *models: str) -> None:
    """Guard the tables of these models, of all if none is named."""
    for model in models or REFUSALS:
        _run(connection, _install(model)[connection.vendor])


def remove(connection: BaseDatabaseWrapper, *models: str) -> None:
    for model in models or REFUSALS:
        _run(connection, _remove(model)[connection.vendor])


def _install(model: str) -> dict[str, list[str]]:
    table, refusal = f"quotes_{model}", REFUSALS[model]
    return {
        "sqlite": [
            f"""CREATE TRIGGER {model}_no_{event.lower()} BEFORE {event} ON {table}
                BEGIN SELECT RAISE(ABORT, '{refusal}'); END"""
            for event in _EVENTS
        ],
        "postgresql": [
            f"""CREATE FUNCTION refuse_{model}_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation';
                END $$""",
            f"""CREATE TRIGGER {model}_no_change BEFORE UPDATE OR DELETE ON {table}
               FOR EACH ROW EXECUTE FUNCTION refuse_{model}_change()""",
        ],
    }


def _remove(model: str) -> dict[str, list[str]]:
    return {
        "sqlite": [f"DROP TRIGGER IF EXISTS {model}_no_{event.lower()}" for event in _EVENTS],
        "postgresql": [
            f"DROP TRIGGER IF EXISTS {model}_no_change ON quotes_{model}",
            f"DROP FUNCTION IF EXISTS refuse_{model}_change()",
        ],
    }


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


Migrate = Callable[[object, BaseDatabaseSchemaEditor], None]


def installing(model: str) -> Migrate:
    """What a migration runs to guard the model's table."""
    return lambda apps, schema_editor: install(schema_editor.connection, model)


def removing(model: str) -> Migrate:
    return lambda apps, schema_editor: remove(schema_editor.connection, model)


install_in_migration, remove_in_migration = installing("decision"), removing("decision")
