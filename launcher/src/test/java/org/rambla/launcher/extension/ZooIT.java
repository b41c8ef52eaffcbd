// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rambla.launcher.extension.Animal.End;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebPage;

/**
 * A zoo of bad extensions: each gets a verdict in plain words and harms nobody but itself. They take turns on the databases,
 * but for those that have tables; -Drambla.deep=true brings each to all.
 */
@OnServer
class ZooIT {
    private final RunningServer server;
    private final AdministratorsDesk desk;
    private final Browser manager;

    ZooIT(RunningServer server) {
        this.server = server;
        this.desk = new AdministratorsDesk(server.network()
                .who(Standing.ADMINISTRATOR, Place.PUBLIC)
                .browser()
                .speaking("en"));
        this.manager = server.network().who(Standing.MANAGER, Place.PUBLIC).browser();
    }

    @TestFactory
    Stream<DynamicTest> everyBadExtension_harmsOnlyItself() {
        Map<String, Animal> zoo = Animal.all();
        assertThat(zoo).hasSizeGreaterThanOrEqualTo(25);
        List<Animal> animals = List.copyOf(zoo.values());
        return IntStream.range(0, animals.size())
                .filter(i ->
                        animals.get(i).name().equals("tables") || server.kind().turn(i))
                .mapToObj(animals::get)
                .map(animal -> DynamicTest.dynamicTest(animal.name(), () -> meet(animal)));
    }

    private void meet(Animal animal) {
        WebPage checked = desk.check(animal.file());
        if (animal.end() == End.UNREADABLE) {
            assertThat(checked.status()).isEqualTo(422);
            assertThat(desk.words(checked)).contains("cannot be installed").contains(animal.words());
        } else if (animal.end() == End.REFUSED) {
            assertThat(desk.words(checked)).contains("It cannot be installed").contains(animal.words());
            assertThat(checked.forms().stream().filter(f -> f.action().contains("/check/")))
                    .isEmpty();
        } else {
            WebPage answer = desk.confirm(checked, animal.name());
            if (animal.end() == End.DOES_NOT_START) {
                assertThat(desk.words(answer)).contains("was not installed").contains(animal.words());
                assertThat(desk.browser()
                                .fetch("/admin/extensions/" + animal.name())
                                .status())
                        .isEqualTo(404);
            } else {
                assertThat(desk.words(answer)).contains("installed and running");
                liveWith(animal);
            }
        }
        othersGoOn();
    }

    /** It is switched on and asked for everything, then removed. */
    private void liveWith(Animal animal) {
        String space = Place.PUBLIC.slug();
        AdministratorsDesk.turn(manager, space, animal.name(), true);
        WebPage home = manager.open("/s/" + space);
        assertThat(home.document().select("body > footer, footer")).isNotEmpty();
        assertThat(home.body()).doesNotContain("<script>alert");
        assertThat(manager.fetch("/s/" + space + "/" + animal.name()).status()).isIn(404, 500, 503);
        assertThat(desk.browser().fetch("/admin/usurped").status()).isEqualTo(404);
        WebPage list = desk.browser().open("/admin/extensions");
        assertThat(list.body()).doesNotContain("<script>alert").doesNotContain("<img src=x");
        othersGoOn();
        desk.clear(animal.name());
        assertThat(manager.open("/s/" + space).body()).doesNotContain(animal.name() + " is here");
        RunningServer.await("its threads are gone", () -> threads("zoo-" + animal.name()) == 0);
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }

    private void othersGoOn() {
        assertThat(desk.browser().fetch("/health").status()).isEqualTo(200);
        assertThat(manager.fetch("/s/" + Place.PUBLIC.slug() + "/forum").status())
                .isEqualTo(200);
        assertThat(desk.browser().fetch("/admin/extensions").status()).isEqualTo(200);
        assertThat(desk.browser().fetch("/").status()).isEqualTo(200);
    }

    @Test
    void fileThatIsFarTooLarge_isRefusedFromTheFolderToo() throws Exception {
        Path inbox = Files.createDirectories(server.home().resolve("install"));
        Path large = inbox.resolve("large.jar");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.write(new byte[] {'P', 'K', 3, 4});
            file.setLength(200L * 1024 * 1024);
        }
        try {
            WebPage answer = desk.browser().open("/admin/extensions/install").forms().stream()
                    .filter(f -> f.fields().getOrDefault("waiting", List.of()).contains("large.jar"))
                    .findFirst()
                    .orElseThrow()
                    .send();
            assertThat(answer.status()).isEqualTo(422);
            assertThat(desk.words(answer)).contains("larger than 100 MB");
        } finally {
            Files.delete(large);
        }
        othersGoOn();
    }

    @Test
    void update_replacesTheVersion_andAFailedOneLeavesTheVersionBefore() {
        byte[] one = ExtensionJar.named("tide")
                .panel("return Html.text(\"tide one\");")
                .build();
        byte[] two = ExtensionJar.named("tide")
                .version("2.0.0")
                .panel("return Html.text(\"tide two\");")
                .build();
        byte[] bad = ExtensionJar.named("tide")
                .version("3.0.0")
                .activate("throw new IllegalStateException(\"low water\");")
                .build();
        String home = "/s/" + Place.PUBLIC.slug();
        try {
            desk.install(one, "tide");
            AdministratorsDesk.turn(manager, Place.PUBLIC.slug(), "tide", true);
            assertThat(manager.open(home).body()).contains("tide one");
            desk.install(two, "tide");
            assertThat(manager.open(home).body()).contains("tide two").doesNotContain("tide one");
            WebPage failed = desk.install(bad, "tide");
            assertThat(desk.words(failed)).contains("The update was not made").contains("low water");
            assertThat(manager.open(home).body()).contains("tide two");
            desk.install(one, "tide");
            assertThat(manager.open(home).body()).contains("tide one");
            desk.step("tide", "disable");
            assertThat(manager.open(home).body()).doesNotContain("tide one");
            desk.step("tide", "enable");
            assertThat(manager.open(home).body()).contains("tide one");
        } finally {
            desk.clear("tide");
        }
    }
}
