// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.blueprint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A blueprint's own row. */
@Entity
@Table(name = "space_blueprint")
public class BlueprintEntity {
    @Id
    private long id;

    private String code;
    private String name;
    private String description;
    private String kind;
    private String visibility;
    private String joining;
    private String guidelines;
    private String welcome;
    private int rules;
    private boolean examples;

    @Column(name = "offers_new")
    private boolean offersNew;

    @Column(name = "for_managers")
    private boolean forManagers;

    private boolean retired;

    @Version
    private int version;

    protected BlueprintEntity() {}

    public BlueprintEntity(long id, String code) {
        this.id = id;
        this.code = code;
    }

    public int version() {
        return version;
    }

    /** Takes everything over but the features, which have rows of their own. */
    public void take(Blueprint from) {
        name = from.name().toJson();
        description = from.description().toJson();
        kind = from.kind().name();
        visibility = from.visibility().name();
        joining = from.joining().name();
        guidelines = from.guidelines().toJson();
        welcome = from.welcome().toJson();
        rules = from.rules();
        examples = from.examples();
        offersNew = from.offersNew();
        forManagers = from.forManagers();
        retired = from.retired();
    }
}
