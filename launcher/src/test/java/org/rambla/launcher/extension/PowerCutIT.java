// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rambla.launcher.lifecycle.Database;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebForm;

/** A power cut in the middle of any step with an extension leaves the old state or the new one, never something between. */
class PowerCutIT {
    private static final int ROUNDS = Boolean.getBoolean("rambla.deep") ? 6 : 1;
    private static final int LATEST_MILLISECONDS = 700;
    private static final String NAME = "lantern";
    private static final String TABLE =
            "create table lantern_one (n int not null);\ninsert into lantern_one (n) values (7);";
    private static final String ROWS = "Table lantern_one with one row";

    @TempDir
    Path home;

    private OwnServer server;

    private static ExtensionJar version(int number) {
        return ExtensionJar.named(NAME)
                .version(number + ".0.0")
                .tables("V001__lantern.sql", TABLE)
                .activate("java.io.File hold = new java.io.File(context.getProperty(\"rambla.home\"), \"hold\");"
                        + " while (hold.exists()) { Thread.sleep(20); }")
                .panel("return Html.text(\"lantern " + number
                        + " has \" + database.number(\"select n from lantern_one\"));");
    }

    /** Begins a step and does not wait for its end: the server will not be there to tell. */
    private static void begin(WebForm form) {
        Thread thread = new Thread(() -> {
            try {
                form.send();
            } catch (UncheckedIOException cut) {
                // As expected.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private WebForm confirming(int number) {
        var page = server.desk().check(version(number).build()).expect(200);
        WebForm form = page.form("/admin/extensions/check/" + page.path().replaceAll(".*/", ""))
                .fill("name", NAME);
        var boxes = form.element().select("[name=blueprints]").eachAttr("value");
        return boxes.isEmpty() ? form : form.fill("blueprints", boxes.toArray(String[]::new));
    }

    private WebForm step(String step) {
        return server.desk().browser().open("/admin/extensions/" + NAME).form("/" + NAME + "/" + step);
    }

    private WebForm erasing() {
        return server.desk()
                .browser()
                .open("/admin/extensions/" + NAME + "/erase")
                .form("/erase")
                .fill("name", NAME);
    }

    private boolean thereIs(String words) {
        return server.says(NAME).contains(words);
    }

    /** It runs in that version, whole: its page says so, and its panel is there with its data. */
    private void runs(int number) {
        RunningServer.await("it runs", () -> thereIs("Running"));
        assertThat(server.says(NAME)).contains("Version " + number + ".0.0");
        server.turnOn(NAME);
        assertThat(server.space()).contains("lantern " + number + " has 7");
    }

    private void gone() {
        RunningServer.await("it is gone", () -> server.says(NAME).isEmpty());
        assertThat(server.space()).doesNotContain("lantern");
    }

    private void dataWhole() {
        assertThat(server.desk().words(server.desk().browser().open("/admin/extensions/" + NAME + "/erase")))
                .contains(ROWS);
    }

    private void finish(WebForm form) {
        server.desk().done(form.send().follow());
    }

    @ParameterizedTest
    @EnumSource
    void atAnyMoment_theStateIsTheOldOneOrTheNewOne(DatabaseKind kind) throws Exception {
        if (kind == DatabaseKind.POSTGRESQL && ROUNDS == 1) {
            // Where it is cut on purpose, below.
            return;
        }
        long seed = System.nanoTime();
        System.out.println("Power cuts on " + kind + " with seed " + seed);
        Random random = new Random(seed);
        Database database = Database.of(kind, home);
        try {
            server = OwnServer.first(home, database);
            for (int round = 0; round < ROUNDS; round++) {
                cut(random, confirming(1));
                if (server.says(NAME).isEmpty()) {
                    gone();
                    finish(confirming(1));
                }
                runs(1);
                cut(random, confirming(2));
                if (!thereIs("Version 2.0.0")) {
                    runs(1);
                    finish(confirming(2));
                }
                runs(2);
                cut(random, step("disable"));
                if (!thereIs("Disabled")) {
                    runs(2);
                    finish(step("disable"));
                }
                assertThat(server.says(NAME)).contains("Disabled");
                assertThat(server.space()).doesNotContain("lantern 2");
                cut(random, step("remove"));
                if (!thereIs("Removed")) {
                    assertThat(server.says(NAME)).contains("Disabled");
                    finish(step("remove"));
                }
                dataWhole();
                cut(random, erasing());
                if (thereIs("Removed")) {
                    dataWhole();
                    finish(erasing());
                }
                gone();
            }
        } finally {
            server.close();
        }
    }

    private void cut(Random random, WebForm form) throws Exception {
        begin(form);
        Thread.sleep(random.nextInt(LATEST_MILLISECONDS));
        server.powerCut();
    }

    /** The steps are held where it hurts most: while a version starts, and while the register is being written. */
    @Test
    void inTheMiddleOfAStep_theOldStateStays_andErasingIsGoneOnWith() throws Exception {
        Database database = Database.of(DatabaseKind.POSTGRESQL, home);
        try {
            server = OwnServer.first(home, database);
            finish(confirming(1));
            runs(1);

            Path hold = Files.createFile(server.home().resolve("hold"));
            begin(confirming(2));
            phase(database, "UPDATE", "STARTING");
            server.process().kill();
            Files.delete(hold);
            server.powerCut();
            runs(1);
            assertThat(server.says(NAME)).contains("The server ended while the extension was starting.");

            held(database, "extension_extension", () -> {
                begin(confirming(2));
                phase(database, "UPDATE", "SWITCHING");
            });
            runs(1);

            held(database, "extension_extension", () -> {
                begin(step("disable"));
                phase(database, "DISABLE", "PREPARING");
            });
            runs(1);

            finish(step("disable"));
            held(database, "extension_extension", () -> {
                begin(step("remove"));
                phase(database, "REMOVE", "PREPARING");
            });
            assertThat(server.says(NAME)).contains("Disabled");
            finish(step("remove"));
            dataWhole();
            held(database, "lantern_one", () -> {
                begin(erasing());
                phase(database, "ERASE", "PREPARING");
            });
            gone();
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select to_regclass('lantern_one')")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isNull();
            }
        } finally {
            server.close();
        }
    }

    /** Cuts the power while nobody but this test may write or drop a table. */
    private void held(Database database, String table, Runnable step) throws Exception {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in share row exclusive mode");
            step.run();
            server.process().kill();
            connection.rollback();
        }
        server.powerCut();
    }

    private static void phase(Database database, String act, String phase) {
        RunningServer.await(act + " is " + phase, () -> {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select count(*) from extension_change where act = '" + act
                            + "' and state = 'RUNNING' and phase = '" + phase + "'")) {
                return found.next() && found.getInt(1) > 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
