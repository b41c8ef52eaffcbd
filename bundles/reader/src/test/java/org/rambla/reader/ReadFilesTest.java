// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.FileText;
import org.rambla.api.content.FileText.Outcome;
import org.rambla.api.content.FileTexts;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Event;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.file.StoredFiles;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.register.Register;
import org.rambla.persistence.TestDatabase;
import org.rambla.reader.process.Limits;
import org.rambla.reader.process.Odd;
import org.rambla.reader.process.Program;
import org.rambla.reader.process.Unavailable;
import org.rambla.reader.queue.Texts;

final class ReadFilesTest {
    private static final Limits LIMITS = new Limits(256, Duration.ofSeconds(60), Duration.ofSeconds(30), 200);

    @TempDir
    Path folder;

    private final TestSpaces spaces = new TestSpaces();
    private TestDatabase databases;
    private Database content;
    private Register register;
    private StoredFiles files;
    private Texts texts;
    private ReadFiles reader;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "reader");
    }

    private void open(TestDatabase databases) {
        open(databases, DocumentsTest.program(folder.resolve("process")));
    }

    private void open(TestDatabase databases, Program program) {
        this.databases = databases;
        spaces.add(1, "night", Visibility.PUBLIC, "forum");
        content = databases.database("content");
        register = new Register(content, spaces);
        files = StoredFiles.in(content, folder.resolve("files"));
        texts = new Texts(databases.database("reader"));
        reader = new ReadFiles(texts, files, register, program, LIMITS);
    }

    @AfterEach
    void close() {
        reader.stop();
        files.stop();
    }

    private record Sent(String name, byte[] bytes) implements Upload {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private Stored attached(String name, byte[] bytes) {
        Stored file = files.store(new Sent(name, bytes), 7);
        content.transaction(tx -> {
            long item = register.create(
                    tx,
                    new NewContent("forum", "post", 0, 1, Role.VISITOR, ContentState.PUBLISHED, 7, 100, "en", "", ""));
            files.attach(tx, item, List.of(file));
            return null;
        });
        return file;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private FileText of(Stored file) {
        return reader.of(List.of(file.id())).get(file.id());
    }

    private void hurry() {
        databases
                .database("reader")
                .transaction(tx -> tx.execute("update reader_text set due_at = 0 where state = 'WAITING'"));
    }

    private List<Event> told() {
        return databases.events().stream()
                .filter(event -> event.kind().equals("content.read"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void attachedFile_isReadOnce_andItsItemsAreTold(TestDatabase databases) throws Exception {
        open(databases);
        byte[] bytes = Made.pdf("", "Streets at night");
        Stored one = attached("one.pdf", bytes);
        Stored two = attached("two.pdf", bytes);

        assertThat(reader.of(List.of(one.id(), two.id()))).isEmpty();
        assertThat(reader.of(List.of(one.id()))).isEmpty();
        assertThat(texts.waiting()).isEqualTo(1);
        assertThat(reader.rounds().round()).isTrue();
        assertThat(reader.rounds().round()).isFalse();

        long before = databases.statements();
        Map<Long, FileText> found = reader.of(List.of(one.id(), two.id(), 99_999L));
        assertThat(databases.statements() - before).isEqualTo(2);
        assertThat(found)
                .containsOnly(
                        Map.entry(one.id(), new FileText(one.id(), Outcome.READ, "Streets at night", false)),
                        Map.entry(two.id(), new FileText(two.id(), Outcome.READ, "Streets at night", false)));
        assertThat(told()).hasSize(2).allSatisfy(event -> {
            assertThat(event.space()).isEqualTo(1);
            assertThat(event.version()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pictures_haveNothingToRead(TestDatabase databases) throws IOException {
        open(databases);
        java.awt.image.BufferedImage image = new java.awt.image.BufferedImage(9, 9, 1);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", out);
        Stored picture = attached("x.png", out.toByteArray());

        assertThat(of(picture).outcome()).isEqualTo(Outcome.NO_TEXT);
        assertThat(texts.waiting()).isZero();
        assertThat(reader.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void brokenAndProtectedFiles_areSetAside_withTheReason(TestDatabase databases) throws Exception {
        open(databases);
        Stored broken = attached("x.pdf", utf8("%PDF-1.7 text"));
        Stored locked = attached("y.pdf", Made.pdf("secret", "hidden"));
        reader.of(List.of(broken.id(), locked.id()));

        while (reader.rounds().round()) {
            // Until nothing is due.
        }

        assertThat(of(broken).outcome()).isIn(Outcome.BROKEN, Outcome.NO_TEXT);
        assertThat(of(locked)).isEqualTo(new FileText(locked.id(), Outcome.PROTECTED, "", false));
        assertThat(texts.waiting()).isZero();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileThatEndsTheProcess_isTriedTwice_neverForEver(TestDatabase databases) throws Exception {
        Program shipped = DocumentsTest.program(folder.resolve("process"));
        open(databases, new Program(shipped.classPath(), Odd.class.getName(), shipped.folder()));
        Stored file = attached("x.txt", utf8("crash"));
        of(file);

        assertThat(reader.rounds().round()).isTrue();
        assertThat(of(file)).isNull();
        assertThat(reader.rounds().round()).isFalse();
        hurry();
        assertThat(reader.rounds().round()).isTrue();

        assertThat(of(file)).isEqualTo(new FileText(file.id(), Outcome.BROKEN, "", false));
        hurry();
        assertThat(reader.rounds().round()).isFalse();
        assertThat(texts.unread(null, 10)).singleElement().satisfies(unread -> {
            assertThat(unread.reason()).contains("134");
            assertThat(unread.file()).isEqualTo(file.id());
        });
        Stored fine = attached("y.txt", utf8("fine"));
        of(fine);
        reader.rounds().round();
        assertThat(of(fine).text()).isEqualTo("fine");
        texts.again(List.of(texts.unread(null, 10).get(0).digest()));
        assertThat(texts.waiting()).isEqualTo(1);
        assertThat(texts.unread(null, 10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void filesThatCannotBeRead_areListedPageByPage_andReadAgain(TestDatabase databases) throws Exception {
        open(databases);
        for (int i = 0; i < 5; i++) {
            Stored file = attached("x" + i + ".txt", utf8("small " + i));
            of(file);
            String sha256 = files.bytes(List.of(file.id())).get(file.id()).sha256();
            Path place =
                    folder.resolve("files/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256);
            try (RandomAccessFile sparse = new RandomAccessFile(place.toFile(), "rw")) {
                sparse.setLength(33L * 1024 * 1024);
            }
            reader.rounds().round();
        }
        List<FileTexts.Unread> all = reader.unread(null, 10);
        assertThat(all).hasSize(5).extracting(FileTexts.Unread::outcome).containsOnly(Outcome.TOO_LARGE);
        List<FileTexts.Unread> paged = new java.util.ArrayList<>();
        FileTexts.Unread last = null;
        do {
            List<FileTexts.Unread> page = reader.unread(last, 2);
            paged.addAll(page);
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (last != null);
        assertThat(paged).isEqualTo(all);

        reader.again(List.of(all.get(0).file()));
        assertThat(reader.unread(null, 10)).hasSize(4);
        assertThat(reader.waiting()).isEqualTo(1);
        reader.everyAgain();
        assertThat(reader.unread(null, 10)).isEmpty();
        assertThat(reader.waiting()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fileThatIsLargerThanItSays_isRefused(TestDatabase databases) throws Exception {
        open(databases);
        Stored file = attached("x.txt", utf8("small"));
        of(file);
        String sha256 = files.bytes(List.of(file.id())).get(file.id()).sha256();
        Path place = folder.resolve("files/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256);
        try (RandomAccessFile sparse = new RandomAccessFile(place.toFile(), "rw")) {
            sparse.setLength(500L * 1024 * 1024);
        }

        assertThat(reader.rounds().round()).isTrue();

        assertThat(of(file).outcome()).isEqualTo(Outcome.TOO_LARGE);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void processThatCannotStart_costsTheFileNothing(TestDatabase databases) {
        open(databases, new Program("/nowhere/*", Program.READER, folder.resolve("process")));
        Stored file = attached("x.txt", utf8("words"));
        of(file);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> reader.rounds().round()).isInstanceOf(Unavailable.class);
            hurry();
        }

        assertThat(texts.waiting()).isEqualTo(1);
        assertThat(of(file)).isNull();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void serverThatEndedWhileItRead_leavesTheFileToTheNext_butNotForEver(TestDatabase databases) throws Exception {
        open(databases);
        Stored file = attached("x.txt", utf8("words"));
        of(file);
        for (int i = 0; i < 4; i++) {
            assertThat(texts.take(java.time.Instant.now(), Duration.ofMinutes(1)))
                    .isPresent();
            assertThat(texts.take(java.time.Instant.now(), Duration.ofMinutes(1)))
                    .isEmpty();
            databases.database("reader").transaction(tx -> tx.execute("update reader_text set due_at = 0"));
        }

        assertThat(reader.rounds().round()).isTrue();

        assertThat(of(file).outcome()).isEqualTo(Outcome.TOO_COSTLY);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void textsOfFilesThatAreGone_areForgotten(TestDatabase databases) throws Exception {
        open(databases);
        Stored gone = attached("x.txt", utf8("words"));
        Stored kept = attached("y.txt", utf8("other words"));
        reader.of(List.of(gone.id(), kept.id()));
        reader.rounds().round();
        reader.rounds().round();
        content.transaction(tx -> tx.execute("delete from content_file where id = ?", gone.id()));

        reader.rounds().sweep();

        assertThat(texts.digests("", 10))
                .containsExactly(files.bytes(List.of(kept.id())).get(kept.id()).sha256());
        assertThat(of(kept).text()).isEqualTo("other words");
    }
}
