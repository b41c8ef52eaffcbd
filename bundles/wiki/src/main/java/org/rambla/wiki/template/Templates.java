// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;

/** The templates of a space: those that come with the wiki, those of the network, and the space's own. */
public final class Templates {
    /** Longest JSON of the fields, in characters. */
    static final int MAX_FIELDS = 30_000;

    private static final String SELECT = "select id, space_id, names, about, texts, fields, retired from wiki_template";
    private static final int MOST = 100;

    private final Database database;

    public Templates(Database database) {
        this.database = database;
    }

    /** Those that pages of a space can begin with (0: of all spaces), in order. */
    public List<Template> offered(long space) {
        List<Template> all = new ArrayList<>(BuiltIn.ALL);
        own(space, true).stream().filter(template -> !template.retired()).forEach(all::add);
        return all;
    }

    /**
     * Those that people made.
     *
     * @param everywhere whether those of the network are among them
     */
    public List<Template> own(long space, boolean everywhere) {
        return database.list(
                SELECT + " where space_id in (?) order by id fetch first " + MOST + " rows only",
                Templates::of,
                everywhere ? List.of(0L, space) : List.of(space));
    }

    /** Those that come with the wiki, those of the network and those of some spaces, retired or not; one statement. */
    List<Template> known(Collection<Long> spaces) {
        List<Template> all = new ArrayList<>(BuiltIn.ALL);
        List<Long> wanted = new ArrayList<>(spaces);
        wanted.add(0L);
        all.addAll(database.list(
                SELECT + " where space_id in (?) order by space_id, id fetch first " + MOST + " rows only",
                Templates::of,
                wanted));
        return all;
    }

    /** The one with this key, retired or not; empty for "". */
    public Optional<Template> find(String key) {
        if (key.matches("t[0-9]{1,18}")) {
            return database.first(SELECT + " where id = ?", Templates::of, Long.parseLong(key.substring(1)));
        }
        return builtIn(key);
    }

    /** The one with this key of a space or of all, retired or not: what was begun with it goes on with it. */
    public Optional<Template> find(String key, long space) {
        return find(key).filter(template -> template.space() == 0 || template.space() == space);
    }

    /** The one with this key that pages of a space can begin with. */
    public Optional<Template> offered(String key, long space) {
        return find(key, space).filter(template -> !template.retired());
    }

    /** One of those that come with the wiki. */
    public static Optional<Template> builtIn(String key) {
        return BuiltIn.ALL.stream()
                .filter(template -> template.key().equals(key))
                .findFirst();
    }

    private static Template of(Row row) {
        List<TemplateField> fields = new ArrayList<>();
        Set<String> former = new LinkedHashSet<>();
        for (JsonValue value : JsonText.array(row.text("fields"))) {
            if (value instanceof JsonString key) {
                former.add(key.getString());
            } else {
                fields.add(TemplateField.of(value.asJsonObject()));
            }
        }
        return new Template(
                "t" + row.number("id"),
                row.number("space_id"),
                Localised.fromJson(row.text("names")),
                Localised.fromJson(row.text("about")),
                Localised.fromJson(row.text("texts")),
                fields,
                former,
                row.flag("retired"));
    }

    /**
     * Makes or changes one that people made.
     *
     * @param id 0 for a new one
     * @param seen the version that was before its writer's eyes, see {@link #version}; 0 for whichever
     * @throws Refusal 422 when it has more fields than can be kept, 404 when it is not there, 409 when somebody else changed
     *     it meanwhile
     */
    public long keep(long id, Template template, int seen) {
        JsonArrayBuilder fields = JsonText.build().createArrayBuilder();
        template.fields().forEach(field -> fields.add(field.toJson()));
        template.former().forEach(fields::add);
        String json = fields.build().toString();
        if (json.length() > MAX_FIELDS) {
            throw new Refusal(422, "wiki.refusal.fields");
        }
        return database.transaction(tx -> {
            Object[] words = {
                template.name().toJson(),
                template.about().toJson(),
                template.texts().toJson(),
                json
            };
            if (id == 0) {
                long made = tx.next("wiki_template_id");
                tx.execute(
                        "insert into wiki_template (id, version, space_id, names, about, texts, fields, retired)"
                                + " values (?,1,?,?,?,?,?,?)",
                        made,
                        template.space(),
                        words[0],
                        words[1],
                        words[2],
                        words[3],
                        false);
                return made;
            }
            int there = tx.execute(
                    "update wiki_template set version = version + 1, names = ?, about = ?, texts = ?, fields = ?,"
                            + " retired = ? where id = ? and space_id = ? and (version = ? or " + seen + " = 0)",
                    words[0],
                    words[1],
                    words[2],
                    words[3],
                    template.retired(),
                    id,
                    template.space(),
                    seen);
            if (there == 0) {
                throw tx.number(
                                        "select count(*) from wiki_template where id = ? and space_id = ?",
                                        id,
                                        template.space())
                                == 0
                        ? Refusal.notFound()
                        : new Refusal(409, "wiki.refusal.templateChanged");
            }
            return id;
        });
    }

    /** How often one that people made was changed, from 1. */
    int version(Template template) {
        return database.first(
                        "select version from wiki_template where id = ?", row -> row.integer("version"), template.id())
                .orElse(0);
    }
}
