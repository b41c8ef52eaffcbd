// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rambla.api.persistence.Sql;
import org.rambla.identity.invitation.InvitationFile.Column;
import org.rambla.identity.invitation.InvitationFile.Line;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.text.EmailAddress;
import org.rambla.identity.text.Folded;

/** Looks at the lines of an invitation file one after the other: which can be done, and why the others cannot. */
final class InvitationCheck {
    private final Sql sql;
    private final Map<String, List<Organisation>> byName;
    private final List<String> known;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<Long, Integer> free = new HashMap<>();
    private final Set<String> taken;

    /**
     * @param byName organisations by their folded names
     * @param known tags of the network's languages, the usual one first
     */
    InvitationCheck(Sql sql, Map<String, List<Organisation>> byName, List<String> known, List<Line> lines) {
        this.sql = sql;
        this.byName = byName;
        this.known = known;
        List<String> keys = lines.stream()
                .filter(line -> !line.broken())
                .map(line -> Folded.email(line.cell(Column.EMAIL)))
                .toList();
        taken = keys.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        "select email_key from identity_member where email_key in (?)",
                        row -> row.text("email_key"),
                        keys));
    }

    void check(Line line, List<InviteMany.Good> good, List<InviteMany.Bad> bad) {
        if (line.broken()) {
            bad.add(bad(line, "identity.csv.broken"));
            return;
        }
        String email = line.cell(Column.EMAIL);
        if (!EmailAddress.valid(email)) {
            bad.add(bad(line, email.isEmpty() ? "identity.csv.noEmail" : "identity.csv.badEmail"));
            return;
        }
        Integer before = seen.putIfAbsent(Folded.email(email), line.number());
        if (before != null) {
            bad.add(bad(line, "identity.csv.twice", before));
            return;
        }
        String name = line.cell(Column.NAME);
        String function = line.cell(Column.FUNCTION);
        String key = problem(email, name, function);
        if (!key.isEmpty()) {
            bad.add(bad(line, key));
            return;
        }
        place(line, email, name, function, good, bad);
    }

    private String problem(String email, String name, String function) {
        if (taken.contains(Folded.email(email))) {
            return "identity.csv.taken";
        }
        if (name.isEmpty()) {
            return "identity.csv.noName";
        }
        if (name.length() > 200 || function.length() > 200) {
            return "identity.csv.long";
        }
        return formula(name) || formula(function) ? "identity.csv.formula" : "";
    }

    /** What a spreadsheet would run when the name comes back to it in an export. */
    private static boolean formula(String cell) {
        return !cell.isEmpty() && "=+@\t".indexOf(cell.charAt(0)) >= 0;
    }

    private void place(
            Line line,
            String email,
            String name,
            String function,
            List<InviteMany.Good> good,
            List<InviteMany.Bad> bad) {
        String typed = line.cell(Column.ORGANISATION);
        List<Organisation> found = byName.getOrDefault(Folded.key(typed, 200), List.of());
        if (found.size() != 1) {
            String key = typed.isEmpty()
                    ? "identity.csv.noOrganisation"
                    : found.isEmpty() ? "identity.csv.unknownOrganisation" : "identity.csv.manyOrganisations";
            bad.add(bad(line, key));
            return;
        }
        Organisation organisation = found.get(0);
        String language = language(line.cell(Column.LANGUAGE), organisation);
        if (language.isEmpty()) {
            bad.add(bad(line, "identity.csv.language", line.cell(Column.LANGUAGE)));
            return;
        }
        int left = free.computeIfAbsent(organisation.id(), id -> seats(sql, id)) - 1;
        free.put(organisation.id(), left);
        if (left < 0) {
            bad.add(bad(line, "identity.csv.noSeat"));
            return;
        }
        Invitee invitee = new Invitee(email, name, function, FunctionKind.TECHNICAL, organisation.id(), language);
        good.add(new InviteMany.Good(line.number(), invitee, organisation));
    }

    /** "fr", "FR", "français", "French"; where there is none the organisation's. "" when it is not known. */
    private String language(String typed, Organisation organisation) {
        if (typed.isEmpty()) {
            return known.contains(organisation.language()) ? organisation.language() : known.get(0);
        }
        String wanted = Folded.key(typed, 60);
        for (String tag : known) {
            Locale locale = Locale.forLanguageTag(tag);
            List<String> names = List.of(
                    tag,
                    locale.getDisplayLanguage(locale),
                    locale.getDisplayLanguage(Locale.ENGLISH),
                    locale.getDisplayLanguage(Locale.FRENCH));
            if (names.stream().anyMatch(name -> Folded.key(name, 60).equals(wanted))) {
                return tag;
            }
        }
        return "";
    }

    private static int seats(Sql sql, long organisation) {
        return (int) sql.number(
                "select o.seats - (select count(*) from identity_member m where m.organisation = o.id"
                        + " and m.state in ('ACTIVE', 'INVITED')) from identity_organisation o where o.id = ?",
                organisation);
    }

    private static InviteMany.Bad bad(Line line, String key, Object... arguments) {
        return new InviteMany.Bad(
                line.number(),
                line.cell(Column.EMAIL),
                line.cell(Column.NAME),
                line.cell(Column.ORGANISATION),
                key,
                List.of(arguments));
    }
}
