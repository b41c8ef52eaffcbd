// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.feature.FeatureTraces;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Messages;
import org.rambla.space.directory.Structure;

/** What blueprints offer of a feature and where it is on, for whoever installs and removes extensions. */
@Component(service = {FeatureOffers.class, FeatureTraces.class})
public final class Offers implements FeatureOffers, FeatureTraces {
    private final Database database;
    private final Spaces spaces;
    private final Blueprints blueprints;
    private final SaveBlueprint save;

    @Activate
    public Offers(
            @Reference(name = "database", target = "(unit=space)") Database database,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "audit") Audit audit) {
        this.database = database;
        this.spaces = spaces;
        this.blueprints = new Blueprints(database);
        this.save = new SaveBlueprint(database, audit);
    }

    @Override
    public List<Offered> blueprints(String feature) {
        return blueprints.all().stream()
                .filter(b -> !b.retired())
                .map(b -> new Offered(
                        b.id(), b.name(), b.features().getOrDefault(feature, Offer.NOT_OFFERED) != Offer.NOT_OFFERED))
                .toList();
    }

    @Override
    public void offer(Transaction transaction, String feature, Set<Long> chosen, long actor) {
        Map<Long, Map<String, Offer>> offers = new LinkedHashMap<>();
        for (Blueprint blueprint : blueprints.all()) {
            Offer now = blueprint.features().getOrDefault(feature, Offer.NOT_OFFERED);
            boolean offered = chosen.contains(blueprint.id());
            if (!offered || now == Offer.NOT_OFFERED) {
                offers.put(blueprint.id(), Map.of(feature, offered ? Offer.OFFERED : Offer.NOT_OFFERED));
            }
        }
        save.offer(transaction, offers, actor);
    }

    @Override
    public List<SpaceCard> using(String feature) {
        List<Long> found = database.list(
                "select space_id from space_feature where feature = ? and state <> 'OFF'",
                row -> row.number("space_id"),
                feature);
        return spaces.cards(found).values().stream()
                .sorted(Comparator.comparing(SpaceCard::slug))
                .toList();
    }

    @Override
    public List<String> count(String feature, Messages messages) {
        long on = using(feature).size();
        return on == 0 ? List.of() : List.of(messages.count("space.traces", on));
    }

    @Override
    public void erase(String feature) {
        database.transaction(tx -> {
            tx.execute("delete from space_feature where feature = ?", feature);
            Structure.changed(tx);
            return tx.execute("delete from space_blueprint_feature where feature = ?", feature);
        });
    }
}
