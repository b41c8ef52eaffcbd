// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.saved;

import org.rambla.api.mail.LinkSignatures;
import org.rambla.api.persistence.Database;

/** Signed links by which whoever has the mail ends such mails, signed in or not. They never run out. */
final class StopLinks {
    private static final String NAME = "stop";

    private final LinkSignatures signatures;

    StopLinks(Database database) {
        this.signatures = new LinkSignatures(database, "search_secret", NAME);
    }

    String path(SavedSearch search) {
        return "/l/search/saved/" + search.id() + "/" + signatures.sign(said(search));
    }

    boolean valid(SavedSearch search, String sign) {
        return signatures.valid(said(search), sign);
    }

    private static String said(SavedSearch search) {
        return NAME + ":" + search.member() + ":" + search.id();
    }
}
