// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.visit.Visit;
import org.rambla.forum.topic.Topics.Position;

/** Topics for programs. */
@Path("/topics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TopicApi {
    private static final int LIST = 50;

    private final Topics topics;
    private final OpenTopic opening;
    private final StartTopic starting;
    private final ReplyToTopic replying;
    private final Members members;

    public TopicApi(Topics topics, OpenTopic opening, StartTopic starting, ReplyToTopic replying, Members members) {
        this.topics = topics;
        this.opening = opening;
        this.starting = starting;
        this.replying = replying;
        this.members = members;
    }

    /**
     * Fifty topics.
     *
     * @param total number of topics in this view, over all pages
     * @param next address of the next page; left out on the last one
     */
    public record TopicList(List<TopicEntry> topics, long total, String next) {}

    public record Person(long id, String name, String standing) {}

    public record TopicEntry(
            long id,
            String title,
            String language,
            Person author,
            Instant createdAt,
            Instant lastAt,
            int replies,
            boolean pinned,
            boolean locked,
            String path) {}

    /**
     * A topic with twenty of its posts.
     *
     * @param pages number of pages of twenty posts
     * @param total number of posts, over all pages; places of removed ones count
     * @param next address of the next page; left out on the last one
     */
    public record TopicPage(TopicEntry topic, int page, int pages, int total, String next, List<PostEntry> posts) {}

    public record FileEntry(String name, String type, long size, String path) {}

    /** @param html the text; "" with a state other than PUBLISHED */
    public record PostEntry(
            long id,
            int number,
            Person author,
            String language,
            String html,
            List<FileEntry> files,
            Instant createdAt,
            int revision,
            String state,
            String reason,
            String path) {}

    /**
     * What a program sends.
     *
     * @param title of a topic; left out for an answer
     * @param format "html" or "text", the default
     * @param language left out: the reader's
     * @param key at most 64 characters; the same twice makes one item
     */
    public record NewPost(String title, String body, String format, String language, String key) {}

    public record Made(long id, String path) {}

    @GET
    @Requires("forum.read")
    public TopicList list(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        TopicView shown = TopicView.of(view)
                .filter(v -> v != TopicView.REMOVED || visit.can("forum.moderate"))
                .orElseThrow(Refusal::notFound);
        List<TopicRow> rows = topics.list(
                visit.space().id(),
                shown,
                visit.memberId(),
                Position.parse(after).orElse(null),
                LIST + 1);
        List<TopicRow> page = rows.subList(0, Math.min(LIST, rows.size()));
        Map<Long, MemberCard> authors = page.isEmpty()
                ? Map.of()
                : members.cards(page.stream().map(TopicRow::author).collect(Collectors.toSet()));
        String next = rows.size() > LIST
                ? "/api" + visit.space().path("forum", "topics") + "?view=" + shown.key() + "&after="
                        + Position.of(page.get(LIST - 1))
                : null;
        return new TopicList(
                page.stream()
                        .map(row -> entry(row, authors.get(row.author()), visit))
                        .toList(),
                topics.count(visit.space().id(), shown, visit.memberId()),
                next);
    }

    @GET
    @Path("{topic}")
    @Requires(value = "forum.read", item = "topic")
    public TopicPage topic(
            @PathParam("topic") long topic, @QueryParam("page") @DefaultValue("1") String page, @Context Visit visit) {
        int number = page.matches("[0-9]{1,9}") ? Integer.parseInt(page) : 1;
        OpenTopic.Opened opened = opening.open(topic, number, visit);
        TopicRow row = opened.topic();
        MemberCard starter = opened.people()
                .getOrDefault(row.author(), opened.people().get(row.voices().get(0)));
        return new TopicPage(
                entry(row, starter, visit),
                opened.page(),
                row.pages(),
                row.posts(),
                opened.page() < row.pages()
                        ? "/api" + visit.space().path("forum", "topics/" + topic) + "?page=" + (opened.page() + 1)
                        : null,
                opened.posts().stream().map(post -> entry(post, opened, visit)).toList());
    }

    @POST
    @Requires("forum.start")
    public Response start(NewPost sent, @Context Visit visit) {
        long id = starting.start(SentPost.draft(sent, true, visit), visit);
        return made(new Made(id, visit.space().path("forum", "topics/" + id)));
    }

    @POST
    @Path("{topic}/replies")
    @Requires(value = "forum.reply", item = "topic")
    public Response reply(@PathParam("topic") long topic, NewPost sent, @Context Visit visit) {
        long id = replying.reply(topic, SentPost.draft(sent, false, visit), visit);
        int number = topics.post(id).map(PostRow::number).orElseThrow(Refusal::notFound);
        return made(new Made(id, Places.of(visit.space(), topic, number)));
    }

    private static Response made(Made made) {
        return Response.created(URI.create(made.path())).entity(made).build();
    }

    private static TopicEntry entry(TopicRow row, MemberCard author, Visit visit) {
        return new TopicEntry(
                row.id(),
                row.title(),
                row.language(),
                person(author, visit),
                row.createdAt(),
                row.lastAt(),
                row.replies(),
                row.pinned(),
                row.locked(),
                visit.space().path("forum", "topics/" + row.id()));
    }

    private static PostEntry entry(PostRow post, OpenTopic.Opened opened, Visit visit) {
        boolean shown = post.published();
        List<FileEntry> files = opened.files().getOrDefault(post.id(), List.of()).stream()
                .map(TopicApi::file)
                .toList();
        return new PostEntry(
                post.id(),
                post.number(),
                shown ? person(opened.author(post), visit) : null,
                post.language(),
                shown ? post.body().html() : "",
                files,
                post.createdAt(),
                post.revision(),
                post.state().name(),
                post.reason(),
                Places.of(visit.space(), post.topic(), post.number()));
    }

    private static FileEntry file(Attachment file) {
        return new FileEntry(file.name(), file.type(), file.size(), file.path());
    }

    private static Person person(MemberCard card, Visit visit) {
        return new Person(card.id(), Parts.name(card, visit), Parts.standing(card, visit));
    }
}
