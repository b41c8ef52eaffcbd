// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.space.Role;

final class ExportDataTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final ContentHead HEAD = new ContentHead(
            5, "wiki", "page", 0, 1, 1, Role.VISITOR, ContentState.PUBLISHED, 7, 0, "en", "Lamps", AT, AT, 1);

    @Test
    void itemInSeveralLanguages_isTakenAlongInAllOfThem_withItsFields() {
        ContentItem item = new ContentItem(
                5,
                "Lamps",
                new Body("<p>Words</p>", 1),
                List.of(new LanguageVersion("fr", "Lampes", new Body("<p>Mots</p>", 1))),
                Map.of("cost@fr", "300 euros"),
                List.of(),
                "/s/night/wiki/lamps");
        JsonObject json = ExportData.contribution(HEAD, item).build();
        JsonObject french = json.getJsonArray("inOtherLanguages").getJsonObject(0);
        assertThat(french.getString("language")).isEqualTo("fr");
        assertThat(french.getString("title")).isEqualTo("Lampes");
        assertThat(french.getString("html")).isEqualTo("<p>Mots</p>");
        assertThat(json.getJsonObject("fields").getString("cost@fr")).isEqualTo("300 euros");
        assertThat(json.getString("html")).isEqualTo("<p>Words</p>");
    }

    @Test
    void itemThatIsGone_keepsItsTitle() {
        JsonObject json = ExportData.contribution(HEAD, null).build();
        assertThat(json.getString("title")).isEqualTo("Lamps");
        assertThat(json).doesNotContainKeys("inOtherLanguages", "html");
    }
}
