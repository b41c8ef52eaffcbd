// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.setup;

import java.time.Clock;
import java.util.Arrays;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Ready;
import org.rambla.api.persistence.Database;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks;

/** Prints the address of the set-up page when a server without an administrator has started, and that page is there. */
@Component(
        immediate = true,
        service = {})
public final class SetupNotice {
    @Activate
    public SetupNotice(
            BundleContext context,
            @Reference(name = "database", target = "(unit=identity)") Database database,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "ready") Ready ready) {
        Clock clock = Clock.systemUTC();
        FirstAdministrator first =
                new FirstAdministrator(database, new OneTimeLinks(clock), new SessionStore(database, clock));
        if (!demonstration(context) && first.missing()) {
            System.out.println();
            System.out.println(
                    "This server has no administrator yet. To set it up, open this address in your browser.");
            System.out.println("It works once, within 7 days; starting the server again prints a new one.");
            System.out.println("  " + mailer.link("/setup?token=" + first.token()));
            System.out.println();
        }
    }

    /** The demonstration brings its own administrator, a moment later. */
    private static boolean demonstration(BundleContext context) {
        return Arrays.stream(context.getBundles()).anyMatch(b -> "org.rambla.demo".equals(b.getSymbolicName()));
    }
}
