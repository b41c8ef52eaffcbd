// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Contributions;
import org.rambla.api.feature.Features;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.CorePages;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.space.administration.AdminSpacesPages;
import org.rambla.space.administration.AssignManager;
import org.rambla.space.administration.EmergencyAccess;
import org.rambla.space.blueprint.BlueprintPages;
import org.rambla.space.blueprint.Blueprints;
import org.rambla.space.blueprint.SaveBlueprint;
import org.rambla.space.creation.CreateSpace;
import org.rambla.space.creation.NewSpacePages;
import org.rambla.space.directory.SpaceDirectory;
import org.rambla.space.directory.SpaceListing;
import org.rambla.space.home.NetworkHomePages;
import org.rambla.space.home.SpaceHomePages;
import org.rambla.space.home.SpaceListPages;
import org.rambla.space.letter.LetterPages;
import org.rambla.space.letter.WriteToManagers;
import org.rambla.space.mail.SpaceMails;
import org.rambla.space.membership.FollowedPages;
import org.rambla.space.membership.ManageMembers;
import org.rambla.space.membership.MemberList;
import org.rambla.space.membership.MembersPages;
import org.rambla.space.membership.Memberships;
import org.rambla.space.membership.TakePart;
import org.rambla.space.membership.TakePartPages;
import org.rambla.space.settings.EditSpace;
import org.rambla.space.settings.SettingsPages;
import org.rambla.space.switching.FeaturePages;
import org.rambla.space.switching.SwitchFeature;
import org.rambla.space.text.SpaceReadings;

/** The bundle's pages. */
@Component
public final class SpacePages implements CorePages {
    private final Database database;
    private final Set<Object> resources;

    @Activate
    public SpacePages(
            BundleContext context,
            @Reference(name = "database", target = "(unit=space)") Database database,
            @Reference(name = "spaces") SpaceDirectory spaces,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "contributions") Contributions contributions,
            @Reference(name = "members") Members members,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "network") Network network,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "readings") Readings readings) {
        this.database = database;
        Features features = new LateFeatures(context);
        SpaceListing listing = new SpaceListing(database, bodies);
        SpaceReadings texts = new SpaceReadings(database, bodies, readings);
        Blueprints blueprints = new Blueprints(database);
        SpaceMails mails = new SpaceMails(members, languages, mailer);
        TakePart takePart = new TakePart(database, audit, mails);
        EditSpace edit = new EditSpace(database, audit);
        this.resources = Set.of(
                new NetworkHomePages(members, listing, contributions, features, network, texts),
                new SpaceListPages(listing, network, texts),
                new NewSpacePages(blueprints, new CreateSpace(database, audit), network, organisations, features),
                new SpaceHomePages(database, bodies, contributions, features, members, organisations, network, texts),
                new TakePartPages(takePart, spaces),
                new MembersPages(
                        new MemberList(database, organisations),
                        takePart,
                        new ManageMembers(database, audit, mails, members),
                        members),
                new FollowedPages(database, listing, texts),
                new LetterPages(new WriteToManagers(database, mails, members), spaces, members),
                new SettingsPages(database, bodies, network, organisations, edit),
                new FeaturePages(new SwitchFeature(database, features, audit)),
                new AdminSpacesPages(
                        database,
                        listing,
                        spaces,
                        members,
                        edit,
                        new AssignManager(database, audit, mails),
                        new EmergencyAccess(database, audit, mails)),
                new BlueprintPages(blueprints, new SaveBlueprint(database, audit), features, network, bodies));
    }

    @Override
    public String name() {
        return "space";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<Entry> administration() {
        return List.of(
                new Entry("spaces", "space.admin.title", "/admin/spaces", 30),
                new Entry("blueprints", "space.blueprints.title", "/admin/blueprints", 35));
    }

    @Override
    public List<Entry> account() {
        return List.of(new Entry("following", "space.followed.title", "/account/following", 20));
    }

    @Override
    public List<Finding> findings(Visit visit) {
        List<Finding> findings = new ArrayList<>();
        long spaces = database.number("select count(*) from space_space where archived = ?", false);
        findings.add(
                new Finding(visit.count("space.figure", spaces), visit.times().number(spaces), "/admin/spaces", false));
        long orphans = database.number(
                "select count(*) from space_space s where s.archived = ? and not exists (select 1 from space_membership m"
                        + " where m.space_id = s.id and m.role = ? and m.until_at = ?)",
                false,
                Role.MANAGER.ordinal(),
                Memberships.FOR_EVER);
        if (orphans > 0) {
            findings.add(new Finding(visit.count("space.admin.orphans", orphans), "", "/admin/spaces", true));
        }
        return findings;
    }
}
