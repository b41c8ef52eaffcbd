// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.moderation;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.forum.jte.JteremoveGenerated;
import org.rambla.forum.topic.Places;
import org.rambla.forum.topic.PostRow;
import org.rambla.forum.topic.TopicRow;
import org.rambla.forum.topic.Topics;

/** Pinning, closing, taking out of sight and bringing back. */
@Path("/")
public final class ModerationPages {
    private static final int MAX_REASON = 500;

    private final Topics topics;
    private final ModerateTopic moderating;
    private final RemovePost removing;

    public ModerationPages(Topics topics, ModerateTopic moderating, RemovePost removing) {
        this.topics = topics;
        this.moderating = moderating;
        this.removing = removing;
    }

    @POST
    @Path("topics/{topic}/pin")
    @Requires(value = "forum.pin", item = "topic")
    public Response pin(@PathParam("topic") long topic, @Context Visit visit) {
        moderating.pin(topic, true, visit);
        return toTopic(topic, "pinned", visit);
    }

    @POST
    @Path("topics/{topic}/unpin")
    @Requires(value = "forum.pin", item = "topic")
    public Response unpin(@PathParam("topic") long topic, @Context Visit visit) {
        moderating.pin(topic, false, visit);
        return toTopic(topic, "unpinned", visit);
    }

    @POST
    @Path("topics/{topic}/lock")
    @Requires(value = "forum.lock", item = "topic")
    public Response lock(@PathParam("topic") long topic, @Context Visit visit) {
        moderating.lock(topic, true, visit);
        return toTopic(topic, "locked", visit);
    }

    @POST
    @Path("topics/{topic}/unlock")
    @Requires(value = "forum.lock", item = "topic")
    public Response unlock(@PathParam("topic") long topic, @Context Visit visit) {
        moderating.lock(topic, false, visit);
        return toTopic(topic, "unlocked", visit);
    }

    /** Asks before a post goes, and for the reason when it is another's. */
    @GET
    @Path("topics/{topic}/posts/{post}/remove")
    @Requires(value = "forum.reply", item = "post")
    public Page ask(@PathParam("topic") long topicId, @PathParam("post") long postId, @Context Visit visit) {
        PostRow post = post(topicId, postId);
        TopicRow topic = topic(topicId, visit);
        check(post, topic, visit);
        return page(post, topic, null, visit);
    }

    @POST
    @Path("topics/{topic}/posts/{post}/remove")
    @Requires(value = "forum.reply", item = "post")
    public Object remove(
            @PathParam("topic") long topicId,
            @PathParam("post") long postId,
            @Context Form form,
            @Context Visit visit) {
        PostRow post = post(topicId, postId);
        TopicRow topic = topic(topicId, visit);
        check(post, topic, visit);
        boolean own = post.author() == visit.memberId();
        String reason = own ? form.optional("reason", MAX_REASON) : form.required("reason", MAX_REASON);
        if (!form.valid()) {
            return page(post, topic, form, visit).invalid();
        }
        removing.remove(postId, reason, visit);
        return post.opening()
                ? to(visit.space().path("forum", "") + "?done=forum.done.topicRemoved")
                : to(Places.of(visit.space(), post, "forum.done.removed"));
    }

    @POST
    @Path("topics/{topic}/posts/{post}/restore")
    @Requires(value = "forum.moderate", item = "post")
    public Response restore(@PathParam("topic") long topicId, @PathParam("post") long postId, @Context Visit visit) {
        PostRow post = post(topicId, postId);
        removing.restore(postId, visit);
        return to(Places.of(visit.space(), post, "forum.done.restored"));
    }

    private static void check(PostRow post, TopicRow topic, Visit visit) {
        if (!RemovePost.allowed(post, topic, visit)) {
            boolean answered = post.opening() && topic.replies() > 0 && post.author() == visit.memberId();
            throw answered ? new Refusal(409, "forum.refusal.answered") : Refusal.forbidden();
        }
    }

    private PostRow post(long topic, long post) {
        return topics.post(post).filter(found -> found.topic() == topic).orElseThrow(Refusal::notFound);
    }

    private TopicRow topic(long topic, Visit visit) {
        return topics.find(topic, visit.memberId())
                .filter(found -> found.space() == visit.space().id())
                .orElseThrow(Refusal::notFound);
    }

    private static Page page(PostRow post, TopicRow topic, Form form, Visit visit) {
        boolean own = post.author() == visit.memberId();
        Fields fields = Fields.of(visit, form);
        Html body = Html.of(out ->
                JteremoveGenerated.render((HtmlTemplateOutput) out, null, post, topic, own, fields, form, visit));
        return Page.of(visit.text(post.opening() ? "forum.remove.topic" : "forum.remove.post"), body)
                .tab("forum")
                .crumb(visit.text("forum.title"), visit.space().path("forum", ""))
                .crumb(Places.crumb(topic.title()), visit.space().path("forum", "topics/" + topic.id()))
                .hidden();
    }

    private static Response toTopic(long topic, String done, Visit visit) {
        return to(visit.space().path("forum", "topics/" + topic + "?done=forum.done." + done));
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
