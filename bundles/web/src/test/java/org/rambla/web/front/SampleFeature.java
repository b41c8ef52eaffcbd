// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.rambla.api.feature.Feature;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** A feature "poll" that does a bit of everything that features do, well and badly. */
public final class SampleFeature implements Feature {
    public static final String[] PERMISSIONS = {"poll.read=VISITOR", "poll.vote=MEMBER", "poll.close=MODERATOR"};

    @Override
    public Set<Object> pages() {
        return Set.of(new Pages());
    }

    @Override
    public Set<Object> api() {
        return Set.of(new Api());
    }

    @Override
    public Set<Object> linkPages() {
        return Set.of(new Links());
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("poll", "web.nav.overview", ""));
    }

    @Path("")
    public static final class Pages {
        @GET
        @Requires("poll.read")
        public Page list(@Context Visit visit) {
            return Page.of(
                    "Polls & <b>more</b>", Html.of(out -> out.writeContent("<form>" + visit.token() + "</form>")));
        }

        @GET
        @Path("polls/{poll}")
        @Requires(value = "poll.read", item = "poll")
        public Page poll(
                @PathParam("poll") long poll, @Context Visit visit, @QueryParam("page") @DefaultValue("1") int page) {
            return Page.of(
                    "Poll " + poll,
                    Html.text("page " + page + " for " + visit.memberId() + " in "
                            + visit.space().slug()));
        }

        @POST
        @Path("polls/{poll}/vote")
        @Requires(value = "poll.vote", item = "poll")
        public Response vote(@PathParam("poll") long poll, @Context Visit visit, @Context Form form) {
            return Redirect.to(visit.space().path("poll", "polls/" + poll) + "?voted="
                    + form.value("answer").length());
        }

        @GET
        @Path("polls/{poll}/close")
        @Requires(value = "poll.close", item = "poll")
        public Page close(@PathParam("poll") long poll) {
            return Page.of("Closed", Html.text("the moderators' page"));
        }

        @GET
        @Path("names/{name}")
        @Requires("poll.read")
        public Page name(@PathParam("name") String name, @QueryParam("q") @DefaultValue("") String q) {
            return Page.of("Name", Html.text("[" + name + "][" + q + "]"));
        }

        @GET
        @Path("files/{path: .+}")
        @Requires("poll.read")
        public Page file(@PathParam("path") String path) {
            return Page.of("File", Html.text("[" + path + "]"));
        }

        @POST
        @Path("echo")
        @Requires("poll.read")
        public Page echo(@Context Form form) {
            StringBuilder out = new StringBuilder();
            for (String field : form.fields()) {
                out.append(field).append('=').append(form.values(field)).append(';');
            }
            for (Upload file : form.files("file")) {
                out.append("file ")
                        .append(file.name())
                        .append(' ')
                        .append(file.size())
                        .append(' ')
                        .append(text(file))
                        .append(';');
            }
            return Page.of("Echo", Html.text(out.toString()));
        }

        private static String text(Upload file) {
            try (InputStream in = file.open()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return text.length() > 1_000 ? "read" : text;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @GET
        @Path("text")
        @Requires("poll.read")
        public String text(@QueryParam("t") String text) {
            return text;
        }

        @GET
        @Path("stream")
        @Produces(MediaType.TEXT_PLAIN)
        @Requires("poll.read")
        public StreamingOutput stream(@QueryParam("break") boolean broken) {
            return out -> {
                byte[] line = "0123456789abcde\n".getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 20_000; i++) {
                    out.write(line);
                    if (broken && i == 15_000) {
                        throw new IllegalStateException("broke on the way");
                    }
                }
            };
        }

        @GET
        @Path("fails/{how}")
        @Requires("poll.read")
        public Page fails(@PathParam("how") String how) throws IOException {
            switch (how) {
                case "runtime" -> throw new IllegalStateException("secret detail");
                case "checked" -> throw new IOException("secret detail");
                case "linkage" -> throw new NoClassDefFoundError("org/example/secret");
                case "deep" -> deeper(0);
                case "refusal" -> throw new Refusal(409, "web.refusal.archived");
                case "assertion" -> throw new AssertionError("secret detail");
                default -> throw Refusal.notFound();
            }
            return null;
        }

        private static int deeper(int depth) {
            return deeper(depth + 1) + 1;
        }

        @POST
        @Path("fails")
        @Requires("poll.read")
        public Page failsAfterTyping() {
            throw new IllegalStateException("secret detail");
        }

        @GET
        @Path("headers")
        @Requires("poll.read")
        public Response headers() {
            return Response.ok("x", "text/plain")
                    .header("Cache-Control", "public, max-age=60")
                    .header("Content-Security-Policy", "sandbox")
                    .header("X-Content-Type-Options", "anything")
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Set-Cookie", "rambla_session=stolen; Path=/")
                    .header("X-Poll", "a")
                    .header("X-Poll", "b")
                    .build();
        }

        @GET
        @Path("away")
        @Requires("poll.read")
        public Response away(@QueryParam("to") String to) {
            return Response.status(303).header("Location", to).build();
        }

        @GET
        @Path("empty")
        @Requires("poll.read")
        public Response empty() {
            return Response.status(404).build();
        }
    }

    @Path("")
    public static final class Api {
        /** What programs read. */
        public record Poll(long id, String title, Instant at, Html body, String nothing) {}

        /** What programs send. */
        public record Vote(String answer) {}

        @GET
        @Path("polls/{poll}")
        @Produces(MediaType.APPLICATION_JSON)
        @Requires(value = "poll.read", item = "poll")
        public Poll poll(@PathParam("poll") long poll) {
            return new Poll(poll, "Where?", Instant.EPOCH, Html.text("a < b"), null);
        }

        @POST
        @Path("polls")
        @Consumes(MediaType.APPLICATION_JSON)
        @Produces(MediaType.APPLICATION_JSON)
        @Requires("poll.vote")
        public Vote vote(Vote vote) {
            return vote;
        }

        @DELETE
        @Path("polls")
        @Requires("poll.close")
        public Response delete() {
            return Response.noContent().build();
        }
    }

    @Path("")
    public static final class Links {
        @GET
        @Path("{key}")
        @Requires(Requires.ANYONE)
        public Page show(@PathParam("key") String key, @Context Visit visit) {
            return Page.of("Link", Html.text("link for " + visit.memberId()));
        }

        @POST
        @Path("{key}")
        @Requires(Requires.ANYONE)
        public Page act(@PathParam("key") String key, @Context Visit visit, @Context Form form) {
            return Page.of("Done", Html.text("done for " + visit.memberId() + " " + form.value("List-Unsubscribe")));
        }
    }
}
