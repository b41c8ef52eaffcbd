// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.identity.invitation.InvitationFile.Column;
import org.rambla.identity.invitation.InvitationFile.Line;
import org.rambla.identity.member.FunctionKind;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.organisation.Seats;
import org.rambla.identity.text.EmailAddress;
import org.rambla.identity.text.Folded;

/** Invites everybody of a file: first looks at it and names every line that cannot be done, then does all or nothing. */
public final class InviteMany {
    /** Longest file, in characters. */
    public static final int MOST_CHARACTERS = InvitationFile.MOST_CHARACTERS;
    /** Most lines in one file. */
    public static final int MOST_LINES = InvitationFile.MOST_LINES;

    private final Database database;
    private final OrganisationDirectory organisations;
    private final Network network;
    private final InviteMember invite;
    private final Audit audit;

    public InviteMany(
            Database database, OrganisationDirectory organisations, Network network, InviteMember invite, Audit audit) {
        this.database = database;
        this.organisations = organisations;
        this.network = network;
        this.invite = invite;
        this.audit = audit;
    }

    /**
     * What was found.
     *
     * @param missing names of columns that must be there and are not
     * @param tooLong the file is longer than can be done in one go
     * @param good lines that can be done
     */
    public record Report(List<String> missing, boolean tooLong, List<Good> good, List<Bad> bad) {
        /** Whether everything can be done. */
        public boolean clean() {
            return missing.isEmpty() && !tooLong && bad.isEmpty() && !good.isEmpty();
        }
    }

    /** A line that can be done. */
    public record Good(int number, Invitee invitee, Organisation organisation) {}

    /**
     * A line that cannot.
     *
     * @param key message key of the reason
     */
    public record Bad(int number, String email, String name, String organisation, String key, List<Object> arguments) {}

    /** The text of a file, in UTF-8 or else in the Western Windows code page. */
    public static String text(byte[] file) {
        return CsvText.decode(file);
    }

    /** Looks at a file; changes nothing. */
    public Report check(String text) {
        InvitationFile.Content content = InvitationFile.read(text);
        List<String> missing = content.missing().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        List<Good> good = new ArrayList<>();
        List<Bad> bad = new ArrayList<>();
        Checking checking = new Checking(content.lines());
        content.lines().forEach(line -> checking.check(line, good, bad));
        return new Report(missing, content.tooLong(), good, bad);
    }

    /**
     * Invites everybody in one transaction, when the file is still clean.
     *
     * @return what was found when nothing was done; its {@code good} lines when all was
     */
    public Result apply(String text, long actor) {
        Report report = check(text);
        if (!report.clean()) {
            return new Result(false, report);
        }
        try {
            boolean done = database.transaction(transaction -> {
                Map<Long, Integer> wanted = new TreeMap<>();
                report.good.forEach(line -> wanted.merge(line.organisation.id(), 1, Integer::sum));
                for (Map.Entry<Long, Integer> entry : wanted.entrySet()) {
                    if (Seats.free(transaction, entry.getKey()) < entry.getValue()) {
                        return false;
                    }
                }
                report.good.forEach(line -> invite.add(transaction, line.invitee, actor));
                audit.record(
                        transaction,
                        actor,
                        0,
                        "identity.audit.member.imported",
                        Integer.toString(report.good.size()),
                        "");
                return true;
            });
            return done ? new Result(true, report) : new Result(false, check(text));
        } catch (Database.Conflict e) {
            // An address was taken between the look and the doing: nothing was done, and the next look says which.
            return new Result(false, check(text));
        }
    }

    /** How it went. */
    public record Result(boolean done, Report report) {}

    private final class Checking {
        private final Map<String, List<Organisation>> byName = organisations.byName();
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<Long, Integer> free = new HashMap<>();
        private final Set<String> taken;

        Checking(List<Line> lines) {
            List<String> keys = lines.stream()
                    .filter(line -> !line.broken())
                    .map(line -> Folded.email(line.cell(Column.EMAIL)))
                    .toList();
            taken = keys.isEmpty()
                    ? Set.of()
                    : new HashSet<>(database.list(
                            "select email_key from identity_member where email_key in (?)",
                            row -> row.text("email_key"),
                            keys));
        }

        void check(Line line, List<Good> good, List<Bad> bad) {
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

        private void place(Line line, String email, String name, String function, List<Good> good, List<Bad> bad) {
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
            int left = free.computeIfAbsent(organisation.id(), id -> seats(database, id)) - 1;
            free.put(organisation.id(), left);
            if (left < 0) {
                bad.add(bad(line, "identity.csv.noSeat"));
                return;
            }
            Invitee invitee = new Invitee(email, name, function, FunctionKind.TECHNICAL, organisation.id(), language);
            good.add(new Good(line.number(), invitee, organisation));
        }

        /** "fr", "FR", "français", "French"; where there is none the organisation's. "" when it is not known. */
        private String language(String typed, Organisation organisation) {
            List<String> known = network.languages();
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
    }

    private static int seats(Sql sql, long organisation) {
        return (int) sql.number(
                "select o.seats - (select count(*) from identity_member m where m.organisation = o.id"
                        + " and m.state in ('ACTIVE', 'INVITED')) from identity_organisation o where o.id = ?",
                organisation);
    }

    private static Bad bad(Line line, String key, Object... arguments) {
        return new Bad(
                line.number(),
                line.cell(Column.EMAIL),
                line.cell(Column.NAME),
                line.cell(Column.ORGANISATION),
                key,
                List.of(arguments));
    }
}
