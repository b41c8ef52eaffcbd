// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;
import org.rambla.network.jte.JtesettingsGenerated;

/** Name, languages, zone, topics and banner of the network, for administrators. */
@Path("/admin/network")
public final class SettingsPages {
    private final LiveNetwork network;
    private final EditNetwork edit;
    private final Supplier<Map<String, Integer>> shares;

    /**
     * @param shares how much of the interface each language has, in percent
     */
    public SettingsPages(LiveNetwork network, EditNetwork edit, Supplier<Map<String, Integer>> shares) {
        this.network = network;
        this.edit = edit;
        this.shares = shares;
    }

    /** What the template shows. */
    public record View(
            Settings settings, Map<String, Integer> shares, String logo, Form form, Fields fields, Visit visit) {
        /** Rows of topics in the form. */
        public int topicRows() {
            return settings.topics().size() + EditNetwork.SPARE_TOPICS;
        }

        /** A long list that few come for; open when something may be wrong in it. */
        public boolean foldsTopics() {
            return form == null || form.valid();
        }

        public String topicId(int row) {
            return row < settings.topics().size() ? settings.topics().get(row).id() : "";
        }

        /** Languages by their name, with how much there is of those that are not complete. */
        public Map<String, String> languages() {
            Map<String, String> options = new LinkedHashMap<>();
            shares.forEach((tag, share) -> options.put(
                    tag,
                    share == 100
                            ? language(tag)
                            : visit.text("network.settings.languages.share", language(tag), share)));
            settings.languages().forEach(tag -> options.putIfAbsent(tag, language(tag)));
            return options;
        }

        /** The name of a language, for the reader. */
        public String language(String tag) {
            return LanguageName.of(tag, visit.language());
        }

        /** Zones of regions, as the world writes them. */
        public Map<String, String> zones() {
            Map<String, String> options = new LinkedHashMap<>();
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC"))
                    .sorted()
                    .forEach(id -> options.put(id, id.replace('_', ' ')));
            options.putIfAbsent(settings.zone(), settings.zone());
            return options;
        }
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit) {
        return page(visit, null);
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object save(@Context Visit visit, @Context Form form) {
        network.refresh();
        if (!edit.edit(form, network.settings(), visit.memberId())) {
            network.refresh();
            return page(visit, form).invalid();
        }
        network.refresh();
        return Redirect.done("/admin/network", "network.done.saved");
    }

    private Page page(Visit visit, Form form) {
        Settings settings = network.settings();
        Fields fields = Fields.of(visit, form)
                .with("name", settings.name())
                .with("tagline", settings.tagline())
                .with("banner", settings.banner())
                .with("zone", settings.zone())
                .with("firstLanguage", settings.languages().get(0))
                .withAll("languages", Set.copyOf(settings.languages()));
        List<Topic> topics = settings.topics();
        for (int i = 0; i < topics.size() + EditNetwork.SPARE_TOPICS; i++) {
            fields.with("topic" + i + ".at", i + 1);
            if (i < topics.size()) {
                fields.with("topic" + i, topics.get(i).name());
            }
        }
        View view = new View(settings, shares.get(), network.logo(), form, fields, visit);
        return Page.of(
                        visit.text("network.settings.title"),
                        Html.of(out -> JtesettingsGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .tab("administration");
    }
}
