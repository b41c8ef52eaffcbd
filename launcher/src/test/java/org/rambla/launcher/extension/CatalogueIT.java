// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.launcher.system.DatabaseKind;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebPage;

/** From an offer in a catalogue to an extension that runs; and catalogues that are up to no good. */
@OnServer(DatabaseKind.DERBY)
class CatalogueIT {
    private static final String PAGE = "/admin/extensions/catalogue";

    private final AdministratorsDesk desk;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private HttpServer keeper;

    @TempDir
    Path folder;

    CatalogueIT(RunningServer server) {
        this.desk = new AdministratorsDesk(server.network()
                .who(Standing.ADMINISTRATOR, Place.PUBLIC)
                .browser()
                .speaking("en"));
    }

    @BeforeEach
    void open() throws Exception {
        keeper = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keeper.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] bytes = served.getOrDefault(path, new byte[0]);
            if (moved.containsKey(path)) {
                exchange.getResponseHeaders().set("Location", moved.get(path));
            }
            exchange.sendResponseHeaders(moved.containsKey(path) ? 302 : bytes.length == 0 ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        keeper.start();
    }

    @AfterEach
    void close() {
        desk.browser().open(PAGE).form(PAGE).fill("address", "").send();
        keeper.stop(0);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + keeper.getAddress().getPort() + path;
    }

    private static String entry(String name, String version, String file, byte[] bytes, byte[] described)
            throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(described));
        return "{\"entries\": [{\"name\": \"%s\", \"version\": \"%s\", \"file\": \"%s\", \"sha256\": \"%s\", \"size\": %d}]}"
                .formatted(name, version, file, sha256, bytes.length);
    }

    private WebPage choose(String address) {
        return desk.browser().open(PAGE).form(PAGE).fill("address", address).send();
    }

    /** Presses "Fetch and check" beside the only offer. */
    private WebPage take() {
        return desk.browser().open(PAGE).form(PAGE + "/take").send();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anOfferAtAWebAddress_isFetchedCheckedAndInstalled_andSoIsItsUpdate() throws Exception {
        byte[] one = ExtensionJar.named("shelf").build();
        served.put("/list/index.json", text(entry("shelf", "1.0.0", "files/shelf.jar", one, one)));
        served.put("/list/files/shelf.jar", one);
        assertThat(choose(address("/list/index.json")).follow().status()).isEqualTo(200);
        assertThat(asked).containsExactly("/list/index.json");
        assertThat(desk.words(desk.browser().open(PAGE))).contains("shelf").contains("1.0.0");
        assertThat(desk.words(desk.confirm(take().expect(303).follow(), "shelf")))
                .contains("installed and running");

        byte[] two = ExtensionJar.named("shelf").version("1.1.0").build();
        served.put("/list/index.json", text(entry("shelf", "1.1.0", "files/shelf.jar", two, two)));
        served.put("/list/files/shelf.jar", two);
        desk.browser().open(PAGE).form(PAGE + "/refresh").submit();
        WebPage ready = desk.browser().open("/admin/extensions");
        assertThat(ready.document().select("#x-shelf").text()).contains("1.1.0 ready");
        WebPage checked = ready.form(PAGE + "/take").send().expect(303).follow();
        assertThat(desk.words(desk.confirm(checked, "shelf"))).contains("is running");
        assertThat(desk.browser()
                        .open("/admin/extensions")
                        .document()
                        .select("#x-shelf")
                        .text())
                .contains("Version 1.1.0");
        assertThat(asked).allMatch(path -> path.startsWith("/list/"));
        desk.clear("shelf");
    }

    @Test
    void anOfferInAFolderOfTheServer_isInstalled_andNothingBesideTheFolderIsRead() throws Exception {
        byte[] one = ExtensionJar.named("drawer").build();
        Path list = Files.createDirectories(folder.resolve("list"));
        Files.write(list.resolve("drawer.jar"), one);
        Files.write(folder.resolve("beside.jar"), one);
        Path index = list.resolve("index.json");
        Files.writeString(index, entry("drawer", "1.0.0", "../beside.jar", one, one));
        assertThat(choose(index.toUri().toString()).status()).isEqualTo(422);
        Files.writeString(index, entry("drawer", "1.0.0", "drawer.jar", one, one));
        choose(index.toUri().toString()).expect(303);
        assertThat(desk.words(desk.confirm(take().expect(303).follow(), "drawer")))
                .contains("installed and running");
        desk.clear("drawer");
    }

    @Test
    void aFileThatIsNotTheOneDescribed_isRefused() throws Exception {
        byte[] good = ExtensionJar.named("decoy").build();
        byte[] other = good.clone();
        other[other.length - 1] ^= 1;
        served.put("/index.json", text(entry("decoy", "1.0.0", "decoy.jar", good, good)));
        served.put("/decoy.jar", other);
        choose(address("/index.json")).expect(303);
        WebPage refused = take();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(desk.words(refused)).contains("its digest is another one");
        assertThat(desk.browser().fetch("/admin/extensions/decoy").status()).isEqualTo(404);
    }

    @Test
    void noOtherAddressIsEverFetched() throws Exception {
        byte[] good = ExtensionJar.named("lure").build();
        served.put("/secret.jar", good);
        moved.put("/moved.json", address("/secret.jar"));
        assertThat(desk.words(choose(address("/moved.json")))).contains("points to another address");
        served.put("/elsewhere.json", text(entry("lure", "1.0.0", "http://127.0.0.1:1/secret.jar", good, good)));
        assertThat(desk.words(choose(address("/elsewhere.json")))).contains("lies elsewhere");
        served.put("/file.json", text(entry("lure", "1.0.0", "file:///etc/passwd", good, good)));
        assertThat(desk.words(choose(address("/file.json")))).contains("lies elsewhere");
        served.put("/late.json", text(entry("lure", "1.0.0", "late.jar", good, good)));
        moved.put("/late.jar", address("/secret.jar"));
        choose(address("/late.json")).expect(303);
        assertThat(desk.words(take())).contains("points to another address");
        assertThat(asked).doesNotContain("/secret.jar");
        for (String odd :
                List.of("ftp://127.0.0.1/x", "jar:file:/x!/y", "http://user:secret@127.0.0.1/x", "/etc/passwd")) {
            assertThat(choose(odd).status()).as(odd).isEqualTo(422);
        }
    }
}
