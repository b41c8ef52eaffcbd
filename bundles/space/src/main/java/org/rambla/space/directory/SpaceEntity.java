// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;

/** A space's own row. */
@Entity
@Table(name = "space_space")
public class SpaceEntity {
    @Id
    private long id;

    private String slug;
    private long blueprint;
    private String name = "";
    private String purpose = "";
    private String kind;
    private String colour;
    private String visibility;
    private String joining;
    private boolean archived;
    private String languages;
    private String topics = "";
    private String code = "";

    @Column(name = "starts_on")
    private String startsOn = "";

    @Column(name = "ends_on")
    private String endsOn = "";

    private String guidelines = "";
    private String welcome = "";
    private int rules;
    private boolean examples;
    private int audiences;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    private int version;

    protected SpaceEntity() {}

    public SpaceEntity(long id, String slug, long blueprint, Instant at) {
        this.id = id;
        this.slug = slug;
        this.blueprint = blueprint;
        this.createdAt = at.toEpochMilli();
        this.updatedAt = createdAt;
    }

    public long id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public long blueprint() {
        return blueprint;
    }

    public int version() {
        return version;
    }

    public boolean archived() {
        return archived;
    }

    public Localised name() {
        return Localised.fromJson(name);
    }

    public Visibility visibility() {
        return Visibility.valueOf(visibility);
    }

    public Joining joining() {
        return Joining.valueOf(joining);
    }

    public void describe(Localised newName, Localised newPurpose, String newColour, Collection<String> newTopics) {
        name = newName.toJson();
        purpose = newPurpose.toJson();
        colour = newColour;
        topics = newTopics.isEmpty() ? "" : "," + String.join(",", newTopics) + ",";
    }

    public void open(SpaceKind newKind, Visibility newVisibility, Joining newJoining, List<String> newLanguages) {
        kind = newKind.name();
        visibility = newVisibility.name();
        joining = newJoining.name();
        languages = String.join(",", newLanguages);
    }

    public void schedule(String newCode, String first, String last) {
        code = newCode;
        startsOn = first;
        endsOn = last;
    }

    /** Texts that were cleaned by rules of that version. */
    public void instruct(Localised newGuidelines, Localised newWelcome, int newRules) {
        guidelines = newGuidelines.toJson();
        welcome = newWelcome.toJson();
        rules = newRules;
    }

    public void withExamples(boolean wanted) {
        examples = wanted;
    }

    public void archive(boolean wanted) {
        archived = wanted;
    }

    public void touched(Instant at) {
        updatedAt = at.toEpochMilli();
    }

    public List<String> topics() {
        return words(topics);
    }

    /** Comma-separated as stored; empty words left out. */
    static List<String> words(String stored) {
        return Arrays.stream(stored.split(",")).filter(word -> !word.isEmpty()).toList();
    }
}
