// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.rambla.api.text.Messages;
import org.rambla.web.front.House;

final class BundleMessagesTest {
    private House house;

    @BeforeEach
    void build() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Files as "fr", "key=value" ... */
    private Bundle bundle(String name, String version, String... files) throws Exception {
        Map<String, byte[]> all = new HashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            all.put("messages_" + files[i] + ".properties", files[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return house.bundle(name, version, "", all);
    }

    private Messages in(String language) {
        return house.messages().in(language);
    }

    @Test
    void messages_areReadAsUtf8() throws Exception {
        bundle(
                "org.rambla.poll",
                "1.0.0",
                "fr",
                "poll.a=D\u00e9j\u00e0 l\u2019\u00e9t\u00e9",
                "en",
                "poll.a=Summer already");
        assertThat(in("fr").text("poll.a")).isEqualTo("D\u00e9j\u00e0 l\u2019\u00e9t\u00e9");
        assertThat(in("en").text("poll.a")).isEqualTo("Summer already");
    }

    @Test
    void plural_followsTheLanguage() throws Exception {
        String keys = "poll.n.one={0} o {1}\npoll.n.other={0} m {1}";
        bundle("org.rambla.poll", "1.0.0", "fr", keys, "en", keys);
        assertThat(List.of(
                        in("en").count("poll.n", 0, "x"),
                        in("en").count("poll.n", 1, "x"),
                        in("en").count("poll.n", 2, "x")))
                .containsExactly("0 m x", "1 o x", "2 m x");
        assertThat(List.of(
                        in("fr").count("poll.n", 0, "x"),
                        in("fr").count("poll.n", 1, "x"),
                        in("fr").count("poll.n", 2, "x")))
                .containsExactly("0 o x", "1 o x", "2 m x");
        assertThat(in("en").count("poll.n", 12345, "x")).isEqualTo("12,345 m x");
    }

    @Test
    void frenchSpaces_doNotBreakTheLine() throws Exception {
        String text = "poll.a=Vu ? \u00ab {0} \u00bb : oui ; non ! a b";
        bundle("org.rambla.poll", "1.0.0", "fr", text, "en", text);
        assertThat(in("fr").text("poll.a", "x y"))
                .isEqualTo("Vu\u00a0? \u00ab\u00a0x y\u00a0\u00bb\u00a0: oui\u00a0; non\u00a0! a b");
        assertThat(in("en").text("poll.a", "x")).doesNotContain("\u00a0");
    }

    @Test
    void unknownKey_givesNothingNeverTheKey() {
        assertThat(in("en").text("poll.none", 1)).isEmpty();
        assertThat(in("en").has("poll.none")).isFalse();
        assertThat(in("en").has("web.skip")).isTrue();
    }

    @Test
    void unknownLanguage_speaksEnglish() throws Exception {
        assertThat(in("de").language()).isEqualTo("en");
        bundle("org.rambla.poll", "1.0.0", "de", "poll.a=Umfrage");
        assertThat(in("de").text("poll.a")).isEqualTo("Umfrage");
        assertThat(in("de").text("web.skip")).isEqualTo("Skip to content");
    }

    @Test
    void bundle_speaksUnderItsOwnNameOnly() throws Exception {
        bundle("com.example.poll", "1.0.0", "en", "web.skip=Hacked\npollster.a=Hacked\npoll=Hacked\npoll.a=Mine");
        assertThat(in("en").text("web.skip")).isEqualTo("Skip to content");
        assertThat(in("en").has("pollster.a")).isFalse();
        assertThat(in("en").has("poll")).isFalse();
        assertThat(in("en").text("poll.a")).isEqualTo("Mine");
    }

    /** A third party's bundle may end in the name of one of ours. */
    @Test
    void bundleThatCameLater_cannotTakeAName() throws Exception {
        Bundle thief = bundle("com.example.web", "99.0.0", "en", "web.skip=Hacked\nweb.new=Hacked");
        assertThat(in("en").text("web.skip")).isEqualTo("Skip to content");
        assertThat(in("en").has("web.new")).isFalse();
        thief.stop();
        assertThat(in("en").text("web.skip")).isEqualTo("Skip to content");
    }

    /** An update starts the new version beside the old one, and then stops the old one. */
    @Test
    void newerVersion_speaksAndTheOlderGoesWithoutHarm() throws Exception {
        Bundle one = bundle("org.rambla.poll", "1.0.0", "en", "poll.a=one\npoll.gone=one");
        Bundle two = bundle("org.rambla.poll", "2.0.0", "en", "poll.a=two");
        assertThat(in("en").text("poll.a")).isEqualTo("two");
        one.stop();
        assertThat(in("en").text("poll.a")).isEqualTo("two");
        assertThat(in("en").has("poll.gone")).isFalse();
        one.start();
        assertThat(in("en").text("poll.a")).isEqualTo("two");
        two.stop();
        assertThat(in("en").text("poll.a")).isEqualTo("one");
    }

    @Test
    void brokenMessage_harmsNoOther() throws Exception {
        bundle("org.rambla.poll", "1.0.0", "en", "poll.bad={oops}\npoll.good=fine");
        bundle("org.rambla.wiki", "1.0.0", "en", "wiki.a=\\uZZZZ", "fr", "wiki.a=bien");
        assertThat(in("en").has("poll.bad")).isFalse();
        assertThat(in("en").text("poll.good")).isEqualTo("fine");
        assertThat(in("fr").text("wiki.a")).isEqualTo("bien");
    }

    @Test
    void messages_stayThereWhileOtherBundlesComeAndGo() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> reading = readers.submit(() -> {
                boolean always = true;
                while (!over.get()) {
                    always &= in("fr").text("web.skip").equals("Aller au contenu")
                            && in("xx").text("web.skip").equals("Skip to content");
                }
                return always;
            });
            for (int i = 0; i < 20; i++) {
                bundle("org.rambla.b" + i, "1.0.0", "fr", "b" + i + ".a=x", "en", "b" + i + ".a=x")
                        .stop();
            }
            over.set(true);
            assertThat(reading.get()).isTrue();
        } finally {
            over.set(true);
            readers.shutdownNow();
        }
    }

    /** What administrators write, also in a language that no bundle speaks. */
    @Test
    void ownTexts_comeBeforeThoseOfBundles_untilTheyAreTakenBack() throws Exception {
        Bundle poll =
                bundle("org.rambla.poll", "1.0.0", "en", "poll.a=Poll\npoll.b=Votes: {0}", "fr", "poll.a=Sondage");
        house.messages()
                .use(Map.of(
                        "fr", Map.of("poll.a", "Enqu\u00eate : {0} !", "poll.gone", "x", "poll.b", "{oops}"),
                        "es", Map.of("poll.b", "Votos: {0}")));
        assertThat(in("fr").text("poll.a", 3)).isEqualTo("Enqu\u00eate\u00a0: 3\u00a0!");
        assertThat(in("fr").text("poll.b", 3)).isEqualTo("Votes: 3");
        assertThat(in("fr").has("poll.gone")).isFalse();
        assertThat(in("es").language()).isEqualTo("es");
        assertThat(List.of(in("es").text("poll.a"), in("es").text("poll.b", 3))).containsExactly("Poll", "Votos: 3");
        assertThat(house.messages().brought())
                .filteredOn(wording -> wording.name().equals("poll"))
                .singleElement()
                .satisfies(wording ->
                        assertThat(wording.texts().get("fr")).containsExactly(Map.entry("poll.a", "Sondage")));
        poll.stop();
        assertThat(in("es").has("poll.b")).isFalse();
        poll.start();
        assertThat(in("es").text("poll.b", 3)).isEqualTo("Votos: 3");
        house.messages().use(Map.of());
        assertThat(in("fr").text("poll.a", 3)).isEqualTo("Sondage");
        assertThat(in("es").language()).isEqualTo("en");
    }

    @Test
    void languageWithMoreForms_countsInItsOwnWay_andInEnglishWhatItDoesNotHave() throws Exception {
        bundle(
                "org.rambla.poll",
                "1.0.0",
                "en",
                "poll.n.one={0} vote\npoll.n.other={0} votes\npoll.m.one=1\npoll.m.other=m");
        assertThat(Plurals.forms("pl")).containsExactly("one", "few", "many", "other");
        house.messages()
                .use(Map.of(
                        "pl",
                        Map.of(
                                "poll.n.one",
                                "{0} g\u0142os",
                                "poll.n.few",
                                "{0} g\u0142osy",
                                "poll.n.many",
                                "{0} g\u0142os\u00f3w"),
                        "fr",
                        Map.of()));
        assertThat(List.of(1L, 2L, 5L, 12L, 22L, 25L).stream().map(n -> in("pl").count("poll.n", n)))
                .containsExactly(
                        "1 g\u0142os",
                        "2 g\u0142osy",
                        "5 g\u0142os\u00f3w",
                        "12 g\u0142os\u00f3w",
                        "22 g\u0142osy",
                        "25 g\u0142os\u00f3w");
        assertThat(List.of(in("pl").count("poll.m", 1), in("pl").count("poll.m", 2)))
                .containsExactly("1", "m");
        assertThat(in("fr").count("poll.n", 0)).as("as English counts").isEqualTo("0 votes");
    }
}
