"""Desks, members and facts for administrators; articles are worked on in the desk's own pages."""

from django.contrib import admin

from quotes.models import Desk, Membership, Office, Person, Term


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 1
    autocomplete_fields = ("user",)


@admin.register(Desk)
class DeskAdmin(admin.ModelAdmin):
    list_display = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (MembershipInline,)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Facts are changed through the services, which keep source and history."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Person)
class PersonAdmin(ReadOnlyAdmin):
    list_display = ("name", "name_nb", "born", "died")
    search_fields = ("name", "name_nb", "aliases")


@admin.register(Office)
class OfficeAdmin(ReadOnlyAdmin):
    list_display = ("title_nb", "country", "organisation", "tier")
    search_fields = ("title_nb", "title_nn", "title_en", "country", "organisation")


@admin.register(Term)
class TermAdmin(ReadOnlyAdmin):
    list_display = ("person", "office", "start", "end", "as_of", "source")
    search_fields = ("person__name", "office__title_nb")
    list_select_related = ("person", "office")
