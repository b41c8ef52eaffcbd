// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.rambla.api.text.JsonText;
import org.rambla.api.text.Localised;

/**
 * What an artifact says of itself, read without running any of it. Everything is as its author wrote it: plain text that
 * must be escaped, cut to lengths that fit.
 *
 * @param feature name of its feature
 * @param symbolicName of the bundle that brings the feature
 * @param version of that bundle
 * @param vendor who publishes it, "" when it does not say
 * @param title in the languages that it speaks
 * @param permissions with default role, "forum.start=MEMBER"
 * @param tables that it says it makes
 * @param pages methods and paths of its pages, "GET topics/{topic}"
 * @param panels which panels it shows: "space", "network"
 * @param units names of its persistence units
 * @param migrations names of its migration files, by unit: "forum/V001__forum.sql"
 * @param bundles names and versions of all its bundles
 * @param signer who signed it, "" when nobody did
 * @param fingerprint SHA-256 of the signer's public key, "" when nobody signed
 */
public record Facts(
        String feature,
        String symbolicName,
        String version,
        String vendor,
        Localised title,
        Localised description,
        List<String> permissions,
        List<String> tables,
        List<String> pages,
        List<String> panels,
        List<String> units,
        List<String> migrations,
        List<String> bundles,
        String signer,
        String fingerprint) {
    public String json() {
        return JsonText.build()
                .createObjectBuilder()
                .add("feature", feature)
                .add("symbolicName", symbolicName)
                .add("version", version)
                .add("vendor", vendor)
                .add("title", title.toJson())
                .add("description", description.toJson())
                .add("permissions", array(permissions))
                .add("tables", array(tables))
                .add("pages", array(pages))
                .add("panels", array(panels))
                .add("units", array(units))
                .add("migrations", array(migrations))
                .add("bundles", array(bundles))
                .add("signer", signer)
                .add("fingerprint", fingerprint)
                .build()
                .toString();
    }

    public static Facts read(String json) {
        JsonObject object = JsonText.object(json);
        return new Facts(
                object.getString("feature"),
                object.getString("symbolicName"),
                object.getString("version"),
                object.getString("vendor"),
                Localised.fromJson(object.getString("title")),
                Localised.fromJson(object.getString("description")),
                list(object, "permissions"),
                list(object, "tables"),
                list(object, "pages"),
                list(object, "panels"),
                list(object, "units"),
                list(object, "migrations"),
                list(object, "bundles"),
                object.getString("signer"),
                object.getString("fingerprint"));
    }

    /** Its title in a language, else its name. */
    public String titleIn(String language) {
        String said = title.in(language);
        return said.isEmpty() ? feature : said;
    }

    private static JsonArrayBuilder array(List<String> values) {
        return JsonText.build().createArrayBuilder(values);
    }

    private static List<String> list(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
