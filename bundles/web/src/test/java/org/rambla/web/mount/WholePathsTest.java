// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rambla.api.feature.Feature;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Html;
import org.rambla.web.front.House;
import org.rambla.web.front.Knock;

/** Classes may share the beginnings of their paths: JAX-RS by itself would choose one of them and stay there. */
final class WholePathsTest {
    /** Pages spread over classes. */
    public static final class Spread implements Feature {
        @Override
        public Set<Object> pages() {
            return Set.of(new Root(), new Topics(), new Posts());
        }

        @Override
        public Set<Object> api() {
            return Set.of(new Topics());
        }
    }

    @Path("")
    public static final class Root {
        @GET
        @Path("topics/{topic}/print")
        @Requires(Requires.VISITOR)
        public Page print(@PathParam("topic") String topic) {
            return Page.of("Print", Html.text("printed " + topic));
        }
    }

    @Path("topics")
    @Produces("text/plain")
    public static final class Topics {
        @GET
        @Path("{topic}")
        @Requires(Requires.VISITOR)
        public String topic(@PathParam("topic") String topic) {
            return "topic " + topic;
        }

        @POST
        @Path("{topic}")
        @Requires(Requires.MEMBER)
        public String change(@PathParam("topic") String topic) {
            return "changed";
        }
    }

    @Path("topics/{topic}/posts")
    public static final class Posts {
        @GET
        @Requires(Requires.VISITOR)
        public Page posts(@PathParam("topic") String topic) {
            return Page.of("Posts", Html.text("posts of " + topic));
        }
    }

    @Test
    void everyMethod_isFoundWhicheverClassItStandsIn() {
        try (House house = new House()) {
            house.town().space(5, "night", Visibility.PUBLIC, false, "spread");
            house.feature("spread", new Spread());
            Knock knock = house.open();
            assertThat(knock.get("/s/night/spread/topics/7/print").body()).contains("printed 7");
            assertThat(knock.get("/s/night/spread/topics/7").body()).isEqualTo("topic 7");
            assertThat(knock.get("/s/night/spread/topics/7/posts").body()).contains("posts of 7");
            assertThat(knock.get("/s/night/spread/topics/posts").body()).isEqualTo("topic posts");
            assertThat(knock.send("HEAD", "/s/night/spread/topics/7", "").status())
                    .isEqualTo(200);
        }
    }
}
