// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.invitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.organisation.Seats;

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
        InvitationCheck checking =
                new InvitationCheck(database, organisations.byName(), network.languages(), content.lines());
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
}
