// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rambla.api.feature.Feature;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Html;
import org.rambla.web.front.House;
import org.rambla.web.front.Knock;

/**
 * Jersey prefers the template with more literal characters, the route table the one whose first segment is literal. Where
 * they differ the permission of one must never open the other.
 */
final class DecidedOnlyTest {
    /** Two ways to read /x/settings-of-everything. */
    public static final class Odd implements Feature {
        @Override
        public Set<Object> pages() {
            return Set.of(new Pages());
        }
    }

    @Path("")
    public static final class Pages {
        @GET
        @Path("x/{b}")
        @Requires(Requires.VISITOR)
        public Page open() {
            return Page.of("Open", Html.text("for everybody"));
        }

        @GET
        @Path("{a}/settings-of-everything")
        @Requires(Requires.MANAGER)
        public Page closed() {
            return Page.of("Closed", Html.text("for managers"));
        }
    }

    @Test
    void methodThatWasNotDecidedOn_neverAnswers() {
        try (House house = new House()) {
            house.town().space(5, "night", Visibility.PUBLIC, false, "odd");
            house.feature("odd", new Odd());
            Knock knock = house.open();
            assertThat(knock.get("/s/night/odd/x/y", "Cookie: rambla_lang=en").body())
                    .contains("for everybody");
            Knock.Answer answer = knock.get("/s/night/odd/x/settings-of-everything", "Cookie: rambla_lang=en");
            assertThat(answer.body()).doesNotContain("for managers");
            assertThat(answer.status()).isEqualTo(404);
        }
    }
}
