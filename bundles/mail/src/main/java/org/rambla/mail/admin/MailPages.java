// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.admin;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.mail.QueuedMailer;
import org.rambla.mail.jte.JtemailGenerated;
import org.rambla.mail.queue.Outbox;

/** The queue, as administrators see it. */
@Path("/admin/mail")
public final class MailPages {
    static final String PATH = "/admin/mail";

    private final Database database;
    private final QueuedMailer mailer;
    private final Outbox outbox;
    private final Members members;
    private final Network network;
    private final Audit audit;

    MailPages(Database database, QueuedMailer mailer, Members members, Network network, Audit audit) {
        this.database = database;
        this.mailer = mailer;
        this.outbox = mailer.outbox();
        this.members = members;
        this.network = network;
        this.audit = audit;
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit) {
        MailView view = new MailView(
                visit,
                mailer.way(),
                mailer.sender(),
                outbox.figures(),
                outbox.lines("FAILED", MailView.MOST),
                outbox.lines("WAITING", MailView.MOST),
                outbox.lines("SENT", MailView.MOST));
        Html body = Html.of(out -> JtemailGenerated.render((HtmlTemplateOutput) out, null, visit, view));
        return Page.of(visit.text("mail.admin.title"), body)
                .lead(Html.text(visit.text("mail.admin.lead")))
                .actions(Parts.button(PATH + "/test", visit.text("mail.admin.test"), "send", "secondary", visit));
    }

    @POST
    @Path("test")
    @Requires(Requires.ADMINISTRATOR)
    public Response test(@Context Visit visit) {
        Mailbox box = members.mailboxes(List.of(visit.memberId())).get(visit.memberId());
        if (box == null) {
            throw Refusal.notFound();
        }
        Mail mail = new Mail(
                box.address(),
                box.name(),
                visit.language(),
                visit.text("mail.test.subject", network.name().in(visit.language())),
                List.of(visit.text("mail.test.text")),
                new Mail.Action(visit.text("mail.admin.title"), mailer.link(PATH)),
                visit.text("mail.test.footer"),
                "",
                "");
        database.<Void, RuntimeException>transaction(transaction -> {
            mailer.send(transaction, mail);
            return null;
        });
        return Redirect.done(PATH, "mail.done.test");
    }

    @POST
    @Path("retry")
    @Requires(Requires.ADMINISTRATOR)
    public Response retryAll(@Context Visit visit) {
        int tried = database.transaction(transaction -> {
            int rows = outbox.retry(transaction, 0);
            audit.record(transaction, visit.memberId(), 0, "mail.audit.retriedAll", Integer.toString(rows), "");
            return rows;
        });
        return tried == 0 ? Redirect.to(PATH) : Redirect.done(PATH, "mail.done.retried");
    }

    @POST
    @Path("{mail}/retry")
    @Requires(Requires.ADMINISTRATOR)
    public Response retry(@Context Visit visit, @PathParam("mail") String mail) {
        long id = id(mail);
        String to = outbox.recipient(id).orElseThrow(Refusal::notFound);
        database.<Void, RuntimeException>transaction(transaction -> {
            outbox.retry(transaction, id);
            audit.record(transaction, visit.memberId(), 0, "mail.audit.retried", to, "");
            return null;
        });
        return Redirect.done(PATH, "mail.done.retried");
    }

    @POST
    @Path("{mail}/discard")
    @Requires(Requires.ADMINISTRATOR)
    public Response discard(@Context Visit visit, @PathParam("mail") String mail) {
        long id = id(mail);
        String to = outbox.recipient(id).orElseThrow(Refusal::notFound);
        database.<Void, RuntimeException>transaction(transaction -> {
            Outbox.discard(transaction, id);
            audit.record(transaction, visit.memberId(), 0, "mail.audit.discarded", to, "");
            return null;
        });
        return Redirect.done(PATH, "mail.done.discarded");
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.notFound();
        }
    }
}
