// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.setup;

import java.time.Clock;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.mail.Mailer;
import org.rambla.api.persistence.Database;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.signin.OneTimeLinks;

/** Prints the address of the set-up page once the server is started, when it has no administrator. */
@Component(
        immediate = true,
        service = {})
public final class SetupNotice implements FrameworkListener {
    private final BundleContext context;
    private final Mailer mailer;
    private final FirstAdministrator first;
    private boolean told;

    @Activate
    public SetupNotice(
            BundleContext context,
            @Reference(name = "database", target = "(unit=identity)") Database database,
            @Reference(name = "mailer") Mailer mailer) {
        this.context = context;
        this.mailer = mailer;
        Clock clock = Clock.systemUTC();
        this.first = new FirstAdministrator(database, new OneTimeLinks(clock), new SessionStore(database, clock));
        context.addFrameworkListener(this);
        // The database may be ready before the last bundle has started, or after.
        if (started()) {
            tell();
        }
    }

    @Deactivate
    void close() {
        context.removeFrameworkListener(this);
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
            tell();
        }
    }

    private synchronized void tell() {
        if (!told && !demonstration() && first.missing()) {
            told = true;
            System.out.println();
            System.out.println(
                    "This server has no administrator yet. To set it up, open this address in your browser.");
            System.out.println("It works once, within 7 days; starting the server again prints a new one.");
            System.out.println("  " + mailer.link("/setup?token=" + first.token()));
            System.out.println();
        }
    }

    private boolean started() {
        String full = context.getProperty("rambla.startlevel");
        int level = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
        return full != null && level >= Integer.parseInt(full);
    }

    /** The demonstration brings its own administrator, a moment later. */
    private boolean demonstration() {
        for (Bundle bundle : context.getBundles()) {
            if ("org.rambla.demo".equals(bundle.getSymbolicName())) {
                return true;
            }
        }
        return false;
    }
}
