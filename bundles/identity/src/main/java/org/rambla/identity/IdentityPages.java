// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Contributions;
import org.rambla.api.content.Files;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.CorePages;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.identity.account.AddressPages;
import org.rambla.identity.account.ChangeAddress;
import org.rambla.identity.account.ChangePassword;
import org.rambla.identity.account.Confirmation;
import org.rambla.identity.account.DataPages;
import org.rambla.identity.account.EditProfile;
import org.rambla.identity.account.ExportData;
import org.rambla.identity.account.LeaveNetwork;
import org.rambla.identity.account.ProfilePages;
import org.rambla.identity.account.SecurityPages;
import org.rambla.identity.account.TokenPages;
import org.rambla.identity.admin.AdminChoices;
import org.rambla.identity.admin.EraseAdmin;
import org.rambla.identity.admin.InvitationsAdmin;
import org.rambla.identity.admin.InviteAdmin;
import org.rambla.identity.admin.OrganisationsAdmin;
import org.rambla.identity.admin.PeopleAdmin;
import org.rambla.identity.choice.Choices;
import org.rambla.identity.directory.CardPages;
import org.rambla.identity.directory.PeoplePages;
import org.rambla.identity.invitation.AcceptInvitation;
import org.rambla.identity.invitation.InvitationPages;
import org.rambla.identity.invitation.InviteMany;
import org.rambla.identity.invitation.InviteMember;
import org.rambla.identity.invitation.SucceedMember;
import org.rambla.identity.letter.Letters;
import org.rambla.identity.member.ManageMember;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.organisation.OrganisationDirectory;
import org.rambla.identity.organisation.SaveOrganisation;
import org.rambla.identity.session.AccessTokens;
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
            @Reference(name = "network") Network network,
            @Reference(name = "members") MemberDirectory members,
            @Reference(name = "organisations") OrganisationDirectory organisations,
            @Reference(name = "contributions") Contributions contributions,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "files") Files files,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "audit") Audit audit) {
        Clock clock = Clock.systemUTC();
        Letters letters = new Letters(mailer, languages, network);
        Passwords passwords = new Passwords();
        Pace pace = new Pace(database, clock);
        OneTimeLinks links = new OneTimeLinks(clock);
        SessionStore sessions = new SessionStore(database, clock);
        SessionCookie cookie = new SessionCookie(() -> mailer.link("/").startsWith("https:"));
        Choices choices = new Choices(network);
        Confirmation confirmation = new Confirmation(database, passwords, pace);
        AdminChoices adminChoices = new AdminChoices(organisations, choices);
        InviteMember invite = new InviteMember(database, links, letters, audit, clock);
        SucceedMember succeed = new SucceedMember(database, invite, audit);
        InviteMany inviteMany = new InviteMany(database, organisations, network, invite, audit);
        LeaveNetwork leave = new LeaveNetwork(database, letters, audit);
        AcceptInvitation accept = new AcceptInvitation(database, links, passwords, sessions);
        resources = Set.of(
                new InvitationPages(accept, choices, cookie),
                new PeopleAdmin(members, new ManageMember(database, audit), invite, adminChoices),
                new InviteAdmin(members, invite, succeed, adminChoices),
                new EraseAdmin(members, leave),
                new InvitationsAdmin(inviteMany),
                new OrganisationsAdmin(organisations, new SaveOrganisation(database, audit), choices),
                new SignInPages(new SignIn(database, passwords, pace, sessions), sessions, cookie),
                new ResetPages(new ResetPassword(database, links, pace, letters, passwords, sessions), cookie),
                new SetupPages(new FirstAdministrator(database, links, sessions), passwords, choices, cookie),
                new PeoplePages(members, organisations, choices),
                new CardPages(members, organisations, choices, contributions, register),
                new ProfilePages(members, new EditProfile(database), choices),
                new SecurityPages(
                        database, members, sessions, confirmation, new ChangePassword(database, passwords, letters)),
                new TokenPages(new AccessTokens(database, audit, clock), confirmation),
                new AddressPages(members, confirmation, new ChangeAddress(database, links, pace, letters)),
                new DataPages(
                        members,
                        confirmation,
                        leave,
                        new ExportData(members, sessions, spaces, register, sources, files),
                        cookie));
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
        return List.of(
                new Entry("people", "identity.nav.people", "/admin/people", 10),
                new Entry("invitations", "identity.nav.invitations", "/admin/invitations", 15),
                new Entry("organisations", "identity.nav.organisations", "/admin/organisations", 20));
    }

    @Override
    public List<Entry> account() {
        return List.of(
                new Entry("profile", "identity.nav.profile", "/account", 0),
                new Entry("password", "identity.nav.password", "/account/password", 50),
                new Entry("address", "identity.nav.address", "/account/address", 60),
                new Entry("sessions", "identity.nav.sessions", "/account/sessions", 70),
                new Entry("data", "identity.nav.data", "/account/data", 90));
    }
}
