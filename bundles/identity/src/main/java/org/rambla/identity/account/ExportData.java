// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.account;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Grant;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.JsonText;
import org.rambla.api.visit.Visit;
import org.rambla.identity.member.Member;
import org.rambla.identity.member.MemberDirectory;
import org.rambla.identity.session.SessionStore;

/** Everything that is kept about a member and everything they made, as a zip of JSON files and the files they attached. */
public final class ExportData {
    private static final int PAGE = 200;

    private final MemberDirectory members;
    private final SessionStore sessions;
    private final Spaces spaces;
    private final ContentRegister register;
    private final ContentSources sources;
    private final Files files;
    private final JsonWriterFactory writers = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    public ExportData(
            MemberDirectory members,
            SessionStore sessions,
            Spaces spaces,
            ContentRegister register,
            ContentSources sources,
            Files files) {
        this.members = members;
        this.sessions = sessions;
        this.spaces = spaces;
        this.register = register;
        this.sources = sources;
        this.files = files;
    }

    /** Writes the zip of the visitor into a temporary file, which the caller deletes. */
    public Path write(Visit visit) throws IOException {
        Path path = java.nio.file.Files.createTempFile("rambla-export", ".zip");
        try (var zip = new ZipOutputStream(new BufferedOutputStream(java.nio.file.Files.newOutputStream(path)))) {
            add(zip, "profile.json", profile(visit));
            add(zip, "spaces.json", spaces(visit));
            add(zip, "contributions.json", contributions(visit));
            for (Map.Entry<String, List<Map<String, String>>> one :
                    sources.about(visit.memberId()).entrySet()) {
                add(zip, one.getKey() + ".json", facts(one.getValue()));
            }
            for (Stored file : files.uploadedBy(visit.memberId())) {
                zip.putNextEntry(new ZipEntry("files/" + file.id() + "-" + file.name()));
                try (InputStream in = files.open(file)) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        } catch (IOException | RuntimeException e) {
            java.nio.file.Files.deleteIfExists(path);
            throw e;
        }
        return path;
    }

    private void add(ZipOutputStream zip, String name, JsonStructure json) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        // The writer closes what it writes to; the zip goes on.
        try (var writer = writers.createWriter(new Entry(zip))) {
            writer.write(json);
        }
        zip.closeEntry();
    }

    private JsonObject profile(Visit visit) {
        Member member = members.member(visit.memberId()).orElseThrow(Refusal::notFound);
        JsonArrayBuilder topics = JsonText.build().createArrayBuilder();
        members.interests(member.id()).forEach(topics::add);
        JsonArrayBuilder devices = JsonText.build().createArrayBuilder();
        sessions.of(member.id())
                .forEach(device -> devices.add(JsonText.build()
                        .createObjectBuilder()
                        .add("browser", device.agent())
                        .add("signedInAt", device.createdAt().toString())
                        .add("usedAt", device.usedAt().toString())));
        return JsonText.build()
                .createObjectBuilder()
                .add("id", member.id())
                .add("email", member.email())
                .add("name", member.name())
                .add("function", member.function())
                .add("functionKind", member.kind().name())
                .add("organisation", member.organisation().name().in(member.language()))
                .add("country", member.organisation().country())
                .add("language", member.language())
                .add("timeZone", member.zone())
                .add("about", member.about())
                .add("topicsOfInterest", topics)
                .add("administrator", member.administrator())
                .add("programmeManager", member.manager())
                .add("memberSince", member.createdAt().toString())
                .add("lastSeen", member.lastSeenAt().toString())
                .add("signedInOn", devices)
                .build();
    }

    private JsonStructure spaces(Visit visit) {
        Map<Long, Grant> grants = visit.grants().bySpace();
        Map<Long, SpaceCard> cards = spaces.cards(grants.keySet());
        JsonArrayBuilder array = JsonText.build().createArrayBuilder();
        grants.values().stream()
                .filter(grant -> cards.containsKey(grant.space()))
                .filter(grant -> spaces.access(grant.space(), visit.memberId())
                        .map(a -> a.member())
                        .orElse(false))
                .forEach(grant -> array.add(JsonText.build()
                        .createObjectBuilder()
                        .add("space", cards.get(grant.space()).name().in(visit.language()))
                        .add("address", cards.get(grant.space()).path())
                        .add("role", grant.role().name())));
        return array.build();
    }

    private JsonStructure contributions(Visit visit) {
        Selection mine = new Selection(List.of(), List.of(), visit.memberId(), 0, null);
        JsonArrayBuilder array = JsonText.build().createArrayBuilder();
        ContentHead last = null;
        List<ContentHead> heads;
        do {
            heads = register.latest(visit.grants(), mine, last, PAGE);
            Map<Long, ContentItem> items =
                    sources.items(heads.stream().map(ContentHead::id).toList());
            heads.forEach(head -> array.add(contribution(head, items.get(head.id()))));
            last = heads.isEmpty() ? null : heads.get(heads.size() - 1);
        } while (heads.size() == PAGE);
        return array.build();
    }

    private static JsonStructure facts(List<Map<String, String>> facts) {
        JsonArrayBuilder array = JsonText.build().createArrayBuilder();
        facts.forEach(fact -> {
            JsonObjectBuilder one = JsonText.build().createObjectBuilder();
            fact.forEach(one::add);
            array.add(one);
        });
        return array.build();
    }

    /** An item as it is taken along; null when what it says is gone. */
    static JsonObjectBuilder contribution(ContentHead head, ContentItem item) {
        JsonObjectBuilder json = JsonText.build()
                .createObjectBuilder()
                .add("id", head.id())
                .add("kind", head.kind())
                .add("title", item == null ? head.title() : item.title())
                .add("language", head.language())
                .add("createdAt", head.createdAt().toString())
                .add("updatedAt", head.updatedAt().toString());
        if (item != null) {
            JsonArrayBuilder attached = JsonText.build().createArrayBuilder();
            item.files().forEach(file -> attached.add(file.id() + "-" + file.name()));
            json.add("address", item.path()).add("html", item.body().html()).add("files", attached);
            JsonObjectBuilder fields = JsonText.build().createObjectBuilder();
            item.fields().forEach(fields::add);
            JsonArrayBuilder others = JsonText.build().createArrayBuilder();
            item.versions()
                    .forEach(version -> others.add(JsonText.build()
                            .createObjectBuilder()
                            .add("language", version.language())
                            .add("title", version.title())
                            .add("html", version.body().html())));
            json.add("fields", fields).add("inOtherLanguages", others);
        }
        return json;
    }

    private static final class Entry extends FilterOutputStream {
        Entry(OutputStream zip) {
            super(zip);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
