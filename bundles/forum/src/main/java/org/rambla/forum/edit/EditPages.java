// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.edit;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.forum.edit.History.Revision;
import org.rambla.forum.jte.JteeditGenerated;
import org.rambla.forum.jte.JtehistoryGenerated;
import org.rambla.forum.jte.JterevisionGenerated;
import org.rambla.forum.topic.Draft;
import org.rambla.forum.topic.Places;
import org.rambla.forum.topic.PostForm;
import org.rambla.forum.topic.PostRow;
import org.rambla.forum.topic.TopicRow;
import org.rambla.forum.topic.Topics;

/** Changing a post, and reading what it said before. */
@Path("/")
public final class EditPages {
    private final Topics topics;
    private final EditPost editing;
    private final History history;
    private final Members members;
    private final Files files;
    private final Bodies bodies;

    public EditPages(Topics topics, EditPost editing, History history, Members members, Files files, Bodies bodies) {
        this.topics = topics;
        this.editing = editing;
        this.history = history;
        this.members = members;
        this.files = files;
        this.bodies = bodies;
    }

    /**
     * What the form for a change shows.
     *
     * @param base the revision that the editor sees
     * @param meanwhile what somebody else wrote since the form was opened; EMPTY when nobody did
     * @param attached files of the post
     */
    public record Editing(
            TopicRow topic, PostRow post, PostForm form, int base, Body meanwhile, List<Attachment> attached) {}

    @GET
    @Path("topics/{topic}/posts/{post}/edit")
    @Requires(value = "forum.reply", item = "post")
    public Page edit(@PathParam("topic") long topicId, @PathParam("post") long postId, @Context Visit visit) {
        Found found = find(topicId, postId, visit);
        PostForm form = PostForm.of(found.post(), found.topic().title(), visit);
        form.fields().byPassage(bodies, visit);
        return page(found.editing(form, found.post().revision(), Body.EMPTY, files), visit);
    }

    @POST
    @Path("topics/{topic}/posts/{post}/edit")
    @Requires(value = "forum.reply", item = "post")
    public Object save(
            @PathParam("topic") long topicId,
            @PathParam("post") long postId,
            @Context Form form,
            @Context Visit visit) {
        Found found = find(topicId, postId, visit);
        Draft draft = PostForm.read(form, found.post().opening(), files, visit);
        int base = form.value("base").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("base")) : 0;
        Body meanwhile = Body.EMPTY;
        int status = 422;
        try {
            Body mine = bodies.sent(form, "body", found.post().body());
            if (form.valid()) {
                EditPost.Change change = new EditPost.Change(draft, mine, base, detached(form, postId));
                if (editing.edit(found.post(), change, visit)) {
                    return Response.seeOther(URI.create(Places.of(visit.space(), found.post(), "forum.done.edited")))
                            .build();
                }
                found = find(topicId, postId, visit);
                meanwhile = found.post().body();
                base = found.post().revision();
                status = 409;
                form.reject("", "forum.edit.meanwhile");
            }
        } catch (Refusal refusal) {
            form.reject(refusal.status() == 422 ? "body" : "", refusal.key(), refusal.arguments());
            status = refusal.status();
        }
        PostForm again = PostForm.back(form, draft.files(), visit);
        return page(found.editing(again, base, meanwhile, files), visit).status(status);
    }

    private List<Long> detached(Form form, long post) {
        Set<String> chosen = Set.copyOf(form.values("detach"));
        return chosen.isEmpty()
                ? List.of()
                : files.of(List.of(post)).getOrDefault(post, List.of()).stream()
                        .map(Attachment::id)
                        .filter(id -> chosen.contains(String.valueOf(id)))
                        .toList();
    }

    @GET
    @Path("topics/{topic}/posts/{post}/history")
    @Requires(value = "forum.read", item = "post")
    public Page history(@PathParam("topic") long topicId, @PathParam("post") long postId, @Context Visit visit) {
        Found found = read(topicId, postId, visit);
        List<Revision> before = history.list(postId);
        Set<Long> ids = before.stream().map(Revision::editor).collect(Collectors.toSet());
        ids.add(found.post().editor());
        Map<Long, MemberCard> people = members.cards(ids);
        Html body = Html.of(out -> JtehistoryGenerated.render(
                (HtmlTemplateOutput) out, null, found.topic(), found.post(), before, people, visit));
        return framed(visit.text("forum.history.title"), body, found.topic(), visit);
    }

    /** One former text and what the next one changed. */
    @GET
    @Path("topics/{topic}/posts/{post}/history/{revision}")
    @Requires(value = "forum.read", item = "post")
    public Page revision(
            @PathParam("topic") long topicId,
            @PathParam("post") long postId,
            @PathParam("revision") int number,
            @Context Visit visit) {
        Found found = read(topicId, postId, visit);
        Revision revision = text(found, number).orElseThrow(Refusal::notFound);
        Revision next = text(found, number + 1).orElse(null);
        MemberCard editor = members.card(revision.editor()).orElseThrow(Refusal::notFound);
        var changes = next == null ? null : WordDiff.of(bodies.passages(revision.body()), bodies.passages(next.body()));
        Html body = Html.of(out -> JterevisionGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                found.topic(),
                found.post(),
                revision,
                next,
                changes,
                editor,
                bodies,
                visit));
        return framed(visit.text("forum.history.revision", number), body, found.topic(), visit);
    }

    private Optional<Revision> text(Found found, int number) {
        PostRow post = found.post();
        if (number == post.revision()) {
            String title = post.opening() ? found.topic().title() : "";
            return Optional.of(
                    new Revision(number, title, post.language(), post.body(), post.editor(), post.editedAt()));
        }
        return history.find(post.id(), number);
    }

    private record Found(TopicRow topic, PostRow post) {
        Editing editing(PostForm form, int base, Body meanwhile, Files files) {
            List<Attachment> attached =
                    post.files() == 0 ? List.of() : files.of(List.of(post.id())).getOrDefault(post.id(), List.of());
            return new Editing(topic, post, form, base, meanwhile, attached);
        }
    }

    private Found find(long topicId, long postId, Visit visit) {
        Found found = read(topicId, postId, visit);
        if (!EditPost.allowed(found.post(), found.topic(), visit)) {
            throw found.topic().locked() ? new Refusal(409, "forum.refusal.locked") : Refusal.forbidden();
        }
        return found;
    }

    private Found read(long topicId, long postId, Visit visit) {
        PostRow post = topics.post(postId).filter(p -> p.topic() == topicId).orElseThrow(Refusal::notFound);
        TopicRow topic = topics.find(topicId, visit.memberId())
                .filter(t -> t.space() == visit.space().id())
                .orElseThrow(Refusal::notFound);
        if (!post.published() && !visit.can("forum.moderate")) {
            throw Refusal.notFound();
        }
        return new Found(topic, post);
    }

    private Page page(Editing editing, Visit visit) {
        Html body = Html.of(out -> JteeditGenerated.render((HtmlTemplateOutput) out, null, editing, bodies, visit));
        return framed(visit.text("forum.edit.title"), body, editing.topic(), visit)
                .editor();
    }

    private static Page framed(String title, Html body, TopicRow topic, Visit visit) {
        return Page.of(title, body)
                .tab("forum")
                .crumb(visit.text("forum.title"), visit.space().path("forum", ""))
                .crumb(Places.crumb(topic.title()), visit.space().path("forum", "topics/" + topic.id()))
                .hidden();
    }
}
