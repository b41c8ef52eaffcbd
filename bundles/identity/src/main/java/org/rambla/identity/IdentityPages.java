// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.page.CorePages;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Languages;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.session.SessionCookie;
import org.rambla.identity.session.SessionStore;
import org.rambla.identity.setup.FirstAdministrator;
import org.rambla.identity.setup.SetupPages;
import org.rambla.identity.signin.OneTimeLinks;
import org.rambla.identity.signin.Pace;
import org.rambla.identity.signin.Passwords;
import org.rambla.identity.signin.ResetPages;
import org.rambla.identity.signin.ResetPassword;
import org.rambla.identity.signin.SignIn;
import org.rambla.identity.signin.SignInPages;

/** The pages of this bundle, and what they are made of. */
@Component(service = CorePages.class)
public final class IdentityPages implements CorePages {
    private final Set<Object> resources;

    @Activate
    public IdentityPages(
            @Reference(name = "database", target = "(unit=identity)") Database database,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "network") Network network) {
        Clock clock = Clock.systemUTC();
        Letters letters = new Letters(mailer, languages, network);
        Passwords passwords = new Passwords();
        Pace pace = new Pace(database, clock);
        OneTimeLinks links = new OneTimeLinks(clock);
        SessionStore sessions = new SessionStore(database, clock);
        SessionCookie cookie = new SessionCookie(() -> mailer.link("/").startsWith("https:"));
        Choices choices = new Choices(network);
        resources = Set.of(
                new SignInPages(new SignIn(database, passwords, pace, sessions), sessions, cookie),
                new ResetPages(new ResetPassword(database, links, pace, letters, passwords, sessions), cookie),
                new SetupPages(new FirstAdministrator(database, links, sessions), passwords, choices, cookie));
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<Entry> administration() {
        return List.of();
    }
}
