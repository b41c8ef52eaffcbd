// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;

/** Extensions that take all they can get: requests, connections, panels. The others go on. */
@OnServer(DatabaseKind.DERBY)
class LimitsIT {
    /** More than all threads that answer requests. */
    private static final int CROWD = 130;

    private static final String RELEASE = "rambla.limits.release";
    private static final String UNTIL_RELEASED = "while (System.getProperty(\"" + RELEASE
            + "\") == null) { try { Thread.sleep(50); } catch (InterruptedException e) { } }";
    private static final String SPACE = Place.PUBLIC.slug();

    private final RunningServer server;
    private final AdministratorsDesk desk;
    private final Browser manager;
    private final ExecutorService crowd = Executors.newFixedThreadPool(CROWD);

    LimitsIT(RunningServer server) {
        this.server = server;
        System.clearProperty(RELEASE);
        this.desk = new AdministratorsDesk(server.network()
                .who(Standing.ADMINISTRATOR, Place.PUBLIC)
                .browser()
                .speaking("en"));
        this.manager = server.network().who(Standing.MANAGER, Place.PUBLIC).browser();
    }

    @AfterEach
    void release() {
        System.setProperty(RELEASE, "now");
        crowd.shutdownNow();
    }

    private void install(ExtensionJar jar, String name) {
        assertThat(desk.words(desk.install(jar.build(), name))).contains("installed and running");
        AdministratorsDesk.turn(manager, SPACE, name, true);
    }

    private void othersGoOn(int times) {
        Browser reader = server.browser();
        for (int i = 0; i < times; i++) {
            assertThat(reader.fetch("/s/" + SPACE + "/forum").status()).isEqualTo(200);
        }
        assertThat(desk.browser().fetch("/admin/extensions").status()).isEqualTo(200);
    }

    private void setAside(String name, String words) {
        RunningServer.await(
                "it is set aside",
                () -> desk.words(desk.browser().open("/admin/extensions/" + name))
                        .contains("Set aside"));
        assertThat(desk.words(desk.browser().open("/admin/extensions/" + name))).contains(words);
        assertThat(manager.fetch("/s/" + SPACE + "/" + name).status()).isEqualTo(404);
    }

    @Test
    void requestsThatNeverComeBack_leaveRoomForTheOthers_andTheExtensionIsSetAside() throws Exception {
        install(
                ExtensionJar.named("hole")
                        .members("public Set<Object> pages() { return Set.of(new Deep()); }"
                                + "@Path(\"\") public static class Deep { @GET @Requires(Requires.VISITOR)"
                                + " public String fall() {" + UNTIL_RELEASED + "return \"back\"; } }"),
                "hole");
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            asked.add(crowd.submit(() -> server.browser().fetch("/s/" + SPACE + "/hole")));
        }
        RunningServer.await(
                "most of them are sent away",
                () -> asked.stream().filter(Future::isDone).count() > CROWD / 2);
        assertThat(asked.stream().filter(f -> !f.isDone()).count()).isPositive();
        othersGoOn(20);
        setAside("hole", "too many of its requests");
        othersGoOn(20);
        System.setProperty(RELEASE, "now");
        for (Future<?> one : asked) {
            one.get();
        }
        desk.clear("hole");
    }

    /** It asks for that of the mail beside its own. */
    @Test
    void itsOwnConfiguration_isGivenToAnExtension_andNobodyElses() {
        ExtensionJar heed = ExtensionJar.named("heed")
                .activate("heard = given.get(\"word\") + \", \" + given.containsKey(\"from\");")
                .members("private Object heard; public Html panel(Visit visit) {"
                        + " return Html.text(String.valueOf(heard)); }");
        String asking = heed.component().replace("org.example.heed\"", "org.example.heed org.rambla.mail\"");
        assertThat(asking).contains("org.rambla.mail");
        install(heed.text("OSGI-INF/main.xml", asking), "heed");
        assertThat(manager.open("/s/" + SPACE).body()).contains("a word in the ear, false");
        desk.clear("heed");
    }

    @Test
    void panelsThatNeverComeBack_areLeftOut_andTheExtensionIsSetAside() {
        install(ExtensionJar.named("fog").panel(UNTIL_RELEASED + "return Html.text(\"fog\");"), "fog");
        for (int i = 0; i < 4; i++) {
            assertThat(manager.open("/s/" + SPACE).body()).doesNotContain(">fog<");
        }
        setAside("fog", "too many of its requests");
        othersGoOn(5);
        System.setProperty(RELEASE, "now");
        desk.clear("fog");
    }

    @Test
    void connectionsThatAreNeverGivenBack_leaveSomeForTheOthers() {
        install(
                ExtensionJar.named("leech")
                        .tables(
                                "V001__leech.sql",
                                "create table leech_one (n int not null);\ninsert into leech_one (n) values (0);")
                        .activate("for (int i = 0; i < 40; i++) { Thread t = new Thread(() -> {"
                                + " while (System.getProperty(\"" + RELEASE + "\") == null) { try {"
                                + " database.transaction(tx -> { tx.execute(\"update leech_one set n = n + 1\");"
                                + UNTIL_RELEASED + " return null; }); } catch (RuntimeException e) { } } }, \"leech\");"
                                + " t.setDaemon(true); t.start(); }")
                        .panel(
                                "return Html.text(\"leech has \" + database.number(\"select count(*) from leech_one\"));"),
                "leech");
        othersGoOn(60);
        System.setProperty(RELEASE, "now");
        desk.clear("leech");
        RunningServer.await(
                "its threads are gone",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().equals("leech")));
    }
}
