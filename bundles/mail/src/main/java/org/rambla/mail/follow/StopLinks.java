// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import org.rambla.api.mail.LinkSignatures;
import org.rambla.api.persistence.Database;

/** Signed links that let whoever has the mail stop such mails, signed in or not. They never run out. */
final class StopLinks {
    static final String PATH = "/stop-mail";
    private static final String NAME = "stop";

    private final LinkSignatures signatures;

    StopLinks(Database database) {
        this.signatures = new LinkSignatures(database, "mail_secret", NAME);
    }

    /** The path of the page that lets this member stop following this space. */
    String path(long member, long space) {
        return PATH + "?member=" + member + "&space=" + space + "&sign=" + signatures.sign(said(member, space));
    }

    boolean valid(long member, long space, String sign) {
        return signatures.valid(said(member, space), sign);
    }

    private static String said(long member, long space) {
        return NAME + ":" + member + ":" + space;
    }
}
