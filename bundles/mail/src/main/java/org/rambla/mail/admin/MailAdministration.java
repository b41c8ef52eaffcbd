// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.admin;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.CorePages;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.mail.QueuedMailer;

/** The pages of this bundle. */
@Component(service = CorePages.class)
public final class MailAdministration implements CorePages {
    private final Set<Object> resources;
    private final QueuedMailer mailer;

    @Activate
    public MailAdministration(
            @Reference(name = "database", target = "(unit=mail)") Database database,
            @Reference(name = "mailer") QueuedMailer mailer,
            @Reference(name = "members") Members members,
            @Reference(name = "network") Network network,
            @Reference(name = "audit") Audit audit) {
        this.mailer = mailer;
        this.resources = Set.of(new MailPages(database, mailer, members, network, audit));
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<Entry> administration() {
        return List.of(new Entry("mail", "mail.admin.nav", MailPages.PATH, 60));
    }

    @Override
    public List<Finding> findings(Visit visit) {
        return mailer.outbox().figures().failed() == 0
                ? List.of()
                : List.of(new Finding(visit.text("mail.finding.failed"), "", MailPages.PATH, true));
    }
}
