// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.content.NewContent;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.content.register.Register;
import org.rambla.persistence.TestDatabase;

final class StoredFilesTest {
    @TempDir
    Path folder;

    private final TestSpaces spaces = new TestSpaces();
    private Database database;
    private Register register;
    private StoredFiles files;
    private FilePages pages;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content");
    }

    private void open(TestDatabase databases) {
        spaces.add(1, "night", Visibility.PUBLIC, "forum");
        spaces.add(2, "board", Visibility.PRIVATE, "forum");
        spaces.role(2, 7, Role.MEMBER);
        spaces.role(2, 9, Role.MODERATOR);
        database = databases.database("content");
        register = new Register(database, spaces);
        files = StoredFiles.in(database, folder);
        pages = new FilePages(files);
    }

    private TestVisit visit(long member) {
        return new TestVisit(member, 0, spaces, "en");
    }

    private long item(long space) {
        return database.transaction(tx -> register.create(
                tx,
                new NewContent("forum", "post", 0, space, Role.VISITOR, ContentState.PUBLISHED, 7, 100, "en", "", "")));
    }

    private void attach(long item, Stored file) {
        database.transaction(tx -> {
            files.attach(tx, item, List.of(file));
            return null;
        });
    }

    private Stored pdf(long member) {
        return files.store(Samples.sent("../Rapport final.pdf", "%PDF-1.7 text"), member);
    }

    private boolean open(long file, long member) {
        try {
            return pages.file(String.valueOf(file), "x", null, visit(member)).getStatus() == 200;
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(404);
            return false;
        }
    }

    private long bytesKept() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).count();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void attachedFile_isForReadersOfItsItem(TestDatabase databases) {
        open(databases);
        Stored shared = pdf(7);
        long item = item(2);
        attach(item, shared);

        assertThat(open(shared.id(), 7)).isTrue();
        assertThat(open(shared.id(), 9)).isTrue();
        assertThat(open(shared.id(), 8)).isFalse();
        assertThat(open(shared.id(), 0)).isFalse();
        assertThat(open(-5, 7)).isFalse();
        assertThat(open(99_999, 7)).isFalse();

        database.transaction(tx -> {
            register.state(tx, item, ContentState.DELETED, 7);
            return null;
        });
        assertThat(open(shared.id(), 9)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void unattachedFile_isForItsMemberOnly(TestDatabase databases) {
        open(databases);
        Stored own = pdf(7);

        assertThat(open(own.id(), 7)).isTrue();
        assertThat(open(own.id(), 9)).isFalse();
        assertThat(files.kept(List.of(own.id()), 7)).containsExactly(own);
        assertThat(files.kept(List.of(own.id()), 9)).isEmpty();
        attach(item(1), own);
        assertThat(files.kept(List.of(own.id()), 7)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void export_findsWhatAMemberUploaded_withItsBytes(TestDatabase databases) throws IOException {
        open(databases);
        Stored mine = files.store(Samples.sent("note.pdf", "%PDF-1.7 mine"), 7);
        files.store(Samples.sent("note.pdf", "%PDF-1.7 theirs"), 9);

        assertThat(files.uploadedBy(7)).containsExactly(mine);
        try (var in = files.open(mine)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("%PDF-1.7 mine");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void documents_areHandedOverToBeSaved(TestDatabase databases) throws IOException {
        open(databases);
        Stored file = files.store(Samples.sent("évaluation \"finale\".pdf", "%PDF-1.7 text"), 7);
        attach(item(1), file);

        Response answer = pages.file(String.valueOf(file.id()), "x", null, visit(0));

        assertThat(answer.getHeaderString("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"_valuation -finale-.pdf\"; filename*=UTF-8''%C3%A9valuation%20-finale-.pdf");
        assertThat(answer.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaderString("Cache-Control")).startsWith("private");
        assertThat(answer.getMediaType()).hasToString("application/pdf");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("%PDF-1.7 text");
        Response again = pages.file(String.valueOf(file.id()), "x", answer.getHeaderString("ETag"), visit(0));
        assertThat(again.getStatus()).isEqualTo(304);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void listOfFiles_comesByItem(TestDatabase databases) {
        open(databases);
        long one = item(1);
        long two = item(1);
        attach(one, pdf(7));
        attach(one, files.store(Samples.sent("x.png", Samples.picture("png", 30, 20)), 7));
        attach(two, pdf(7));

        long before = databases.statements();
        List<Attachment> found = files.of(List.of(one, two)).get(one);

        assertThat(databases.statements() - before).isEqualTo(1);
        assertThat(found).extracting(Attachment::name).containsExactly("Rapport final.pdf", "x.png");
        assertThat(found.get(0).path()).endsWith("/Rapport%20final.pdf");
        assertThat(found.get(1).image()).isTrue();
        assertThat(found.get(1).width()).isEqualTo(30);
        database.transaction(tx -> {
            files.detach(tx, one, found.get(0).id());
            return null;
        });
        assertThat(files.of(List.of(one)).get(one)).hasSize(1);
        assertThat(files.of(List.of(999L))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pictureInText_isShownToReaders_whenItsAuthorMaySeeIt(TestDatabase databases) throws IOException {
        open(databases);
        TestForm upload = new TestForm("").with(Samples.sent("a.png", Samples.picture("png", 30, 20)));
        FilePages.Picture own =
                (FilePages.Picture) pages.picture(upload, visit(8)).getEntity();
        Stored secret = files.store(Samples.sent("secret.png", Samples.picture("png", 9, 9)), 7);
        attach(item(2), secret);
        Body body = new CleanBodies()
                .clean(
                        "<p><img src=\"" + own.url() + "\"><img src=\"/files/" + secret.id()
                                + "/secret.png\"><img src=\"/files/4711/x.png\"></p>",
                        "html",
                        Body.EMPTY);
        long item = item(1);
        long ownId = Long.parseLong(own.url().split("/")[2]);

        List<Long> allowed = files.pictures(body, visit(8));
        database.transaction(tx -> {
            files.embed(tx, item, allowed);
            files.embed(tx, item, allowed);
            return null;
        });

        assertThat(allowed).containsExactly(ownId);
        assertThat(open(ownId, 0)).isTrue();
        assertThat(open(secret.id(), 8)).isFalse();
        assertThat(files.of(List.of(item))).isEmpty();
        assertThat(files.pictures(body, visit(7))).containsExactly(ownId, secret.id());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sweeping_takesWhatWasNeverAttached(TestDatabase databases) throws IOException {
        open(databases);
        Stored kept = pdf(7);
        Stored twin = pdf(8);
        Stored loose = files.store(Samples.sent("x.csv", "a;b"), 7);
        attach(item(1), kept);
        assertThat(bytesKept()).isEqualTo(2);

        assertThat(files.sweep(Instant.now())).isZero();
        assertThat(files.sweep(Instant.now().plus(Duration.ofHours(25)))).isEqualTo(2);

        assertThat(open(kept.id(), 0)).isTrue();
        assertThat(open(twin.id(), 8)).isFalse();
        assertThat(open(loose.id(), 7)).isFalse();
        assertThat(bytesKept()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sweeping_leavesWhatSomethingUnfinishedNeeds_untilItDoesNotAnyMore(TestDatabase databases) {
        open(databases);
        Stored shown = files.store(Samples.sent("shown.csv", "a;b"), 7);
        Stored chosen = files.store(Samples.sent("chosen.csv", "a;c"), 7);
        Stored others = files.store(Samples.sent("others.csv", "a;d"), 8);
        Body body = new Body("<p><img src=\"/files/" + shown.id() + "/shown\" alt=\"\"></p>", 1);
        need(body, chosen, others);
        Instant later = Instant.now().plus(Duration.ofDays(30));
        assertThat(files.sweep(later)).isEqualTo(1);
        assertThat(files.kept(List.of(shown.id(), chosen.id(), others.id()), 7)).hasSize(2);
        assertThat(open(others.id(), 8)).isFalse();
        need(body);
        assertThat(files.sweep(later)).isEqualTo(1);
        assertThat(open(shown.id(), 7)).isTrue();
        need(Body.EMPTY);
        assertThat(files.sweep(later)).isEqualTo(1);
    }

    private void need(Body body, Stored... chosen) {
        database.transaction(tx -> {
            files.need(
                    tx,
                    7,
                    "wiki-draft-1'2",
                    body,
                    Arrays.stream(chosen).map(Stored::id).toList());
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusedUpload_leavesNothingBehind(TestDatabase databases) throws IOException {
        open(databases);
        assertThatThrownBy(() -> files.store(Samples.sent("x.exe", "MZ"), 7)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> files.store(Samples.sent("x.txt", "a".repeat(21 * 1024 * 1024)), 7))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(413));
        for (TestForm form : List.of(new TestForm("").with(Samples.sent("x.pdf", "%PDF-1.7")), new TestForm(""))) {
            Response answer = pages.picture(form, visit(7));
            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(((FilePages.Problem) answer.getEntity()).message())
                    .startsWith(form.files("file").isEmpty() ? "No file" : "This picture");
        }

        assertThat(bytesKept()).isZero();
        assertThat(database.number("select count(*) from content_file")).isZero();
    }
}
