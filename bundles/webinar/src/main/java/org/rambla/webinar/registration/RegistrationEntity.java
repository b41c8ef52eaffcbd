// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

/** A registration while it changes, under the lock of its event; pages read {@link RegistrationRow}. */
@Entity
@Table(name = "webinar_registration")
public class RegistrationEntity {
    /** Begins the key of whoever was counted without a name, in the place of an address. */
    static final String UNNAMED = "-once-";

    @Id
    @SequenceGenerator(name = "webinar_registration_id", sequenceName = "webinar_registration_id", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webinar_registration_id")
    private long id;

    @Version
    private int version;

    private long event;
    private long place;
    private String state;
    private long member;
    private long registrar;
    private long organisation;
    private String address;

    @Column(name = "address_key")
    private String addressKey;

    /** As {@link #box} has it, also of whoever has an account. */
    @Column(name = "letter_box")
    private String letterBox = "";

    private String name;
    private String office;
    private String language;
    private String zone;
    private String hears;
    private String needs;
    private String city = "";
    private String country = "";

    @Column(name = "city_key")
    private String cityKey = "";

    @Lob
    private String answers;

    private int revision;
    private boolean invited;

    private String still = "";

    @Column(name = "link_number")
    private int linkNumber = 1;

    @Column(name = "registered_at")
    private long registeredAt;

    protected RegistrationEntity() {}

    /** Without a place yet: {@link #enter} gives it. */
    public RegistrationEntity(long event) {
        this.event = event;
        this.state = RegistrationState.CANCELLED.name();
    }

    /** The same address however it is written. */
    public static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** The same letter box: without what follows a plus, which its owner may choose at will. */
    public static String box(String address) {
        String key = key(address);
        int at = key.lastIndexOf('@');
        int plus = key.indexOf('+');
        return plus > 0 && plus < at ? key.substring(0, plus) + key.substring(at) : key;
    }

    public long id() {
        return id;
    }

    public long event() {
        return event;
    }

    public long organisation() {
        return organisation;
    }

    /** Whose places it takes. */
    City from() {
        return new City(organisation, cityKey);
    }

    public int revision() {
        return revision;
    }

    public RegistrationState state() {
        return RegistrationState.valueOf(state);
    }

    /** Whether the person was asked about a new date and has not answered. */
    boolean asked() {
        return still.equals("ASKED");
    }

    public boolean of(long somebody) {
        return member != 0 && member == somebody;
    }

    /**
     * Takes a place in the line: for the first time, or again after it was cancelled.
     *
     * @param account member whose address it is, 0 for nobody's
     * @param by member who does it, 0 for a guest
     */
    void enter(Application application, long account, long by, long newPlace, RegistrationState newState, Instant at) {
        member = account;
        registrar = by;
        represent(application);
        address = application.address();
        addressKey = account == 0 ? box(application.address()) : key(application.address());
        letterBox = box(application.address());
        name = application.name();
        office = application.office();
        language = application.language();
        zone = application.zone();
        place = newPlace;
        registeredAt = at.toEpochMilli();
        still = "";
        say(application);
        move(newState);
    }

    /** What somebody says may be said again. */
    void say(Application application) {
        hears = application.hears();
        needs = application.needs();
        answers = Answers.toJson(application.answers());
    }

    /** Whoever has no account says anew who they are. */
    void introduce(Application application) {
        name = application.name();
        office = application.office();
        language = application.language();
    }

    /**
     * Somebody whom a colleague registered is a member and does it again: the registration is theirs. Whether it was
     * nobody else's.
     */
    boolean claim(long somebody) {
        if (member != 0 && member != somebody) {
            return false;
        }
        member = somebody;
        registrar = somebody;
        return true;
    }

    /** It was made with the address of an account that is known now. */
    void belongs(long somebody) {
        member = somebody;
    }

    /** It counts for the organisation of that person, or the city that they name. */
    void represent(Application application) {
        organisation = application.organisation();
        city = application.city();
        cityKey = City.key(application.city());
        country = application.country();
    }

    /** Number in the line. */
    long place() {
        return place;
    }

    /** Who did it: the member, a colleague, or 0 for a guest. */
    long registrar() {
        return registrar;
    }

    /** Function of the person, as it was when they registered; "" when it is not known. */
    String office() {
        return office;
    }

    /** The member who is registered, 0 for nobody with an account. */
    long member() {
        return member;
    }

    /** Whoever was not named has a function until then. */
    boolean forgotten() {
        return address.isEmpty() && !addressKey.startsWith(UNNAMED);
    }

    /** Somebody who is not named: the key of the form stands for the address, so that it is noted once. */
    void unname(String submission) {
        addressKey = unnamed(submission);
        letterBox = LetterBoxes.NONE;
    }

    /** In the place of an address. */
    static String unnamed(String submission) {
        return UNNAMED + submission;
    }

    /** Nothing names the person any more. */
    void forget() {
        member = 0;
        registrar = 0;
        address = "";
        addressKey = "-" + id;
        letterBox = LetterBoxes.NONE;
        name = "";
        office = "";
        needs = "";
        answers = "{}";
    }

    /** A calendar that was told of another registration for the same event is told of this one after that. */
    void follow(RegistrationEntity other) {
        revision = Math.max(revision, other.revision) + 1;
    }

    void move(RegistrationState newState) {
        state = newState.name();
        revision++;
        invited = invited || newState == RegistrationState.CONFIRMED;
    }
}
