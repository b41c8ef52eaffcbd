// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.space.fixture.SpaceFixture.MANAGER;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Event;
import org.rambla.api.page.Page;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.persistence.TestDatabase;
import org.rambla.space.fixture.FeatureTexts;
import org.rambla.space.fixture.Guest;
import org.rambla.space.fixture.Rooms;
import org.rambla.space.fixture.SpaceFixture;
import org.rambla.space.settings.EditSpace;

/** What spaces say of themselves is there in each language: as people wrote it, or translated. */
class SpaceTextsTest {
    private static final Localised NONE = Localised.NONE;

    /** What the register was told: "created space.about fr Nom", "changed 1", "DELETED 1". */
    private final List<String> told = new ArrayList<>();

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("space", "network");
    }

    private ContentRegister register() {
        return (ContentRegister) Proxy.newProxyInstance(
                ContentRegister.class.getClassLoader(),
                new Class<?>[] {ContentRegister.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "create" -> {
                            NewContent item = (NewContent) arguments[1];
                            told.add("created " + item.feature() + "." + item.type() + " " + item.language() + " "
                                    + item.title() + (item.least() == Role.VISITOR ? "" : " for " + item.least()));
                            return (long) told.size();
                        }
                        case "change" -> {
                            told.add("changed " + arguments[1] + " " + arguments[3] + " " + arguments[2]);
                            return 2;
                        }
                        case "state" -> {
                            told.add(arguments[2] + " " + arguments[1]);
                            return null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    private SpaceTexts texts(Rooms rooms) {
        SpaceFixture fixture = rooms.fixture;
        return new SpaceTexts(fixture.database, fixture.bodies, fixture.directory, register(), rooms.network);
    }

    private static Event changed(long space) {
        return new Event(1, "space.changed", space, space, 1, 0, Instant.EPOCH);
    }

    private static void says(SpaceFixture fixture, long space, SpaceKind kind, Localised name, Localised purpose) {
        EditSpace edit = new EditSpace(fixture.database, fixture.audit);
        int version = (int) fixture.database.number("select version from space_space where id = ?", space);
        assertThat(edit.open(
                        space,
                        version,
                        new EditSpace.Openness(kind, Visibility.PUBLIC, Joining.OPEN, List.of("fr", "en")),
                        MANAGER))
                .isTrue();
        assertThat(edit.describe(
                        space,
                        version + 1,
                        new EditSpace.Description(name, purpose, "plum", List.of("night"), "", "", ""),
                        MANAGER))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatIsThereInEachLanguage_hasNoItem_andWhatIsNot_hasOne_untilItIsGone(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            SpaceTexts texts = texts(rooms);
            long night = fixture.space("night", Visibility.PUBLIC);
            texts.on(changed(night));
            assertThat(told).isEmpty();

            says(
                    fixture,
                    night,
                    SpaceKind.THEMATIC,
                    Localised.of("fr", "La nuit"),
                    Localised.of("fr", "Pour qui travaille la nuit <et> le jour"));
            texts.on(changed(night));
            texts.on(changed(night));
            assertThat(told).containsExactly("created space.about fr La nuit");

            ContentItem item = texts.items(List.of(1L)).get(1L);
            assertThat(item.title()).isEqualTo("La nuit");
            assertThat(item.body().html())
                    .isEqualTo("<p data-b=\"purpose\">Pour qui travaille la nuit &lt;et&gt; le jour</p>");
            assertThat(item.path()).isEqualTo("/s/night");
            assertThat(item.versions()).isEmpty();
            assertThat(texts.page(night, 0, 10)).containsExactly(1L);
            assertThat(texts.page(night, 1, 10)).isEmpty();

            says(
                    fixture,
                    night,
                    SpaceKind.THEMATIC,
                    Localised.of("fr", "La nuit", "en", "The night"),
                    Localised.of("fr", "But", "en", "Aim"));
            texts.on(changed(night));
            assertThat(told).hasSize(2).last().isEqualTo("changed 1 fr La nuit");
            assertThat(texts.items(List.of(1L)).get(1L).versions())
                    .extracting(LanguageVersion::language, LanguageVersion::title)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("en", "The night"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void wordsOfWelcome_areNotForVisitors(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            long night = fixture.space("night", Visibility.PUBLIC);
            String welcome = Localised.of("fr", "<p>Bienvenue</p>").toJson();
            fixture.database.transaction(
                    tx -> tx.execute("update space_space set welcome = ?, rules = 0 where id = ?", welcome, night));
            texts(rooms).on(changed(night));
            assertThat(told).containsExactly("created space.welcome fr  for MEMBER");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nameOfAProject_isNoTextToTranslate(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            SpaceTexts texts = texts(rooms);
            long loud = fixture.space("loud", Visibility.PUBLIC);
            says(fixture, loud, SpaceKind.PROJECT, Localised.of("fr", "PAIX"), Localised.of("fr", "But", "en", "Aim"));
            texts.on(changed(loud));
            assertThat(told).isEmpty();
            says(fixture, loud, SpaceKind.PROJECT, Localised.of("fr", "PAIX"), Localised.of("fr", "But"));
            texts.on(changed(loud));
            assertThat(told).containsExactly("created space.about fr ");

            rooms.readings.translating = true;
            Guest visit = visit(fixture, "loud", "en");
            Page home = rooms.home.show(visit);
            assertThat(home.title()).isEqualTo("PAIX");
            assertThat(home.titleLanguage()).isEqualTo("fr");
            assertThat(home.body().toString()).contains("label /s/loud");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nameInOneLanguage_andPurposeInAnother_areEachTranslatedByThemselves(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            SpaceTexts texts = texts(rooms);
            long night = fixture.space("night", Visibility.PUBLIC);
            says(fixture, night, SpaceKind.THEMATIC, Localised.of("fr", "La nuit"), Localised.of("en", "Aim"));
            texts.on(changed(night));
            assertThat(told).containsExactly("created space.about fr La nuit", "created space.purpose en ");
            assertThat(texts.items(List.of(1L)).get(1L).body().isEmpty()).isTrue();
            assertThat(texts.items(List.of(2L)).get(2L).body().html()).contains("Aim");

            rooms.readings.translating = true;
            Page english = rooms.home.show(visit(fixture, "night", "en"));
            assertThat(english.title()).isEqualTo("en: La nuit");
            assertThat(english.lead().toString()).contains("Aim").doesNotContain("fr: ");
            assertThat(rooms.readings.asked).hasSize(1);
            assertThat(rooms.readings.asked.get(0)).hasSize(1);
            Page french = rooms.home.show(visit(fixture, "night", "fr"));
            assertThat(french.title()).isEqualTo("La nuit");
            assertThat(french.titleLanguage()).isEqualTo("fr");
            assertThat(french.body().toString().split("label /s/night", -1)).hasSize(2);

            says(fixture, night, SpaceKind.THEMATIC, Localised.of("fr", "La nuit"), Localised.of("fr", "But"));
            texts.on(changed(night));
            assertThat(told).hasSize(4).contains("changed 1 fr La nuit", "DELETED 2");
        }
    }

    private static Guest visit(SpaceFixture fixture, String slug, String language) {
        return new Guest(fixture.directory, fixture.people.of(MANAGER), slug, "", FeatureTexts.in(language));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void guidelinesOfOneLanguage_areReadInTheOther_andGoWithTheirItem(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            SpaceTexts texts = texts(rooms);
            long night = fixture.space("night", Visibility.PUBLIC);
            instruct(fixture, night, Localised.of("fr", "<p>Soyez brefs.</p>"));
            texts.on(changed(night));
            assertThat(told).containsExactly("created space.guidelines fr ");
            assertThat(texts.items(List.of(1L)).get(1L).path()).isEqualTo("/s/night/guidelines");

            assertThat(rooms.home
                            .guidelines(visit(fixture, "night", "en"))
                            .body()
                            .toString())
                    .contains("lang=\"fr\"", "Soyez brefs")
                    .doesNotContain("label");
            rooms.readings.translating = true;
            assertThat(rooms.home
                            .guidelines(visit(fixture, "night", "en"))
                            .body()
                            .toString())
                    .contains("label /s/night/guidelines", "class=\"en\"");
            assertThat(rooms.home
                            .guidelines(visit(fixture, "night", "fr"))
                            .body()
                            .toString())
                    .contains("Soyez brefs")
                    .doesNotContain("label");

            instruct(fixture, night, NONE);
            texts.on(changed(night));
            assertThat(told).hasSize(2).last().isEqualTo("DELETED 1");
            assertThat(texts.page(night, 0, 10)).isEmpty();
        }
    }

    private static void instruct(SpaceFixture fixture, long space, Localised guidelines) {
        EditSpace edit = new EditSpace(fixture.database, fixture.audit);
        int version = (int) fixture.database.number("select version from space_space where id = ?", space);
        assertThat(edit.instruct(space, version, new EditSpace.Texts(guidelines, NONE, 7), MANAGER))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listOfSpaces_asksOnceForAllThatIsMissing_andMarksIt(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            SpaceTexts texts = texts(rooms);
            rooms.readings.translating = true;
            for (String slug : List.of("night", "day", "noon")) {
                long space = fixture.space(slug, Visibility.PUBLIC);
                if (!slug.equals("noon")) {
                    says(
                            fixture,
                            space,
                            SpaceKind.THEMATIC,
                            Localised.of("fr", "Nom " + slug),
                            Localised.of("fr", "But"));
                    texts.on(changed(space));
                }
            }
            String english =
                    rooms.list.show(visit(fixture, "", "en"), "").body().toString();
            assertThat(english).contains("en: Nom night", "en: Nom day", "Name of noon");
            assertThat(english.split("<i>mark</i>", -1)).hasSize(3);
            assertThat(rooms.readings.asked).hasSize(1);
            assertThat(rooms.readings.asked.get(0)).hasSize(2);

            rooms.readings.asked.clear();
            String french = rooms.list.show(visit(fixture, "", "fr"), "").body().toString();
            assertThat(french).contains("Nom night", "Nom de noon").doesNotContain("<i>mark</i>");
            assertThat(rooms.readings.asked).isEmpty();

            Page home = rooms.home.show(visit(fixture, "night", "en"));
            assertThat(home.title()).isEqualTo("en: Nom night");
            assertThat(home.lead().toString()).isEqualTo("But");
            assertThat(home.body().toString()).contains("label /s/night");
            rooms.readings.beside = true;
            assertThat(rooms.home.show(visit(fixture, "night", "en")).body().toString())
                    .contains("lang=\"fr\"", "<b>Nom night</b>");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void spaceIsDescribed_inOneLanguage_butNotInNone(TestDatabase databases) {
        try (Rooms rooms = new Rooms(databases)) {
            SpaceFixture fixture = rooms.fixture;
            fixture.space("night", Visibility.PUBLIC);
            Guest manager = visit(fixture, "night", "en");
            var typed = org.rambla.api.fixture.Sent.form(
                    "version",
                    "1",
                    "name.fr",
                    "La nuit",
                    "name.en",
                    "",
                    "purpose.fr",
                    "",
                    "purpose.en",
                    "Aim",
                    "colour",
                    "indigo");
            assertThat(rooms.settings.save(manager, typed)).isNotInstanceOf(Page.class);
            var none = org.rambla.api.fixture.Sent.form(
                    "version",
                    "2",
                    "name.fr",
                    " ",
                    "name.en",
                    "",
                    "purpose.fr",
                    "",
                    "purpose.en",
                    "Aim",
                    "colour",
                    "indigo");
            assertThat(((Page) rooms.settings.save(manager, none)).status()).isEqualTo(422);
            assertThat(none.problems()).isEqualTo(Map.of("name.fr", "web.problem.required"));
        }
    }
}
