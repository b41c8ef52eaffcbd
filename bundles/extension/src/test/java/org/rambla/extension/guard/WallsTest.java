// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.ListenerHook;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Which packages and services pass between core, an extension, the same one in another version, and others. */
class WallsTest {
    private static final Bundle CORE = bundle(1, "reference:file:/repo/web.jar");
    private static final Bundle SYSTEM = bundle(0, "System Bundle");
    private static final Bundle POLL = bundle(2, "extension:poll/sha/1/0");
    private static final Bundle POLL_PART = bundle(3, "extension:poll/sha/1/1");
    private static final Bundle POLL_BEFORE = bundle(4, "extension:poll/sha/0/0");
    private static final Bundle OTHER = bundle(5, "extension:tide/sha/2/0");

    private final ExtensionBundles extensions = new ExtensionBundles();

    private static Bundle bundle(long id, String location) {
        return stub(Bundle.class, Map.of("getBundleId", id, "getLocation", location, "getState", Bundle.ACTIVE));
    }

    @SuppressWarnings("unchecked")
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "getProperty" ->
                        answers.get(Constants.OBJECTCLASS.equals(arguments[0]) ? "types" : (String) arguments[0]);
                    default -> answers.get(method.getName());
                });
    }

    private static BundleRevision revision(Bundle bundle) {
        return stub(BundleRevision.class, Map.of("getBundle", bundle));
    }

    /** Whether whoever asks is wired to a package of whoever offers. */
    private boolean wired(Bundle asking, Bundle offering, String name) {
        BundleCapability offered = stub(
                BundleCapability.class,
                Map.of(
                        "getNamespace", PackageNamespace.PACKAGE_NAMESPACE,
                        "getRevision", revision(offering),
                        "getAttributes", Map.of(PackageNamespace.PACKAGE_NAMESPACE, name)));
        List<BundleCapability> candidates = new ArrayList<>(List.of(offered));
        new PackageWall(extensions)
                .begin(List.of())
                .filterMatches(stub(BundleRequirement.class, Map.of("getRevision", revision(asking))), candidates);
        return !candidates.isEmpty();
    }

    @Test
    void packagesOfTheContract_areGivenToExtensions_andNoOthersOfCore() {
        assertThat(wired(POLL, CORE, "org.rambla.api.page")).isTrue();
        assertThat(wired(POLL, SYSTEM, "org.osgi.framework")).isTrue();
        assertThat(wired(POLL, CORE, "jakarta.servlet")).isFalse();
        assertThat(wired(POLL, CORE, "org.rambla.web.front")).isFalse();
        assertThat(wired(POLL, SYSTEM, "org.osgi.framework.hooks.service")).isFalse();
        assertThat(wired(CORE, CORE, "jakarta.servlet")).isTrue();
    }

    @Test
    void packagesOfAnExtension_areItsOwn_inEachVersion() {
        assertThat(wired(POLL, POLL_PART, "org.example.poll.words")).isTrue();
        assertThat(wired(POLL, POLL_BEFORE, "org.example.poll.words")).isFalse();
        assertThat(wired(OTHER, POLL, "org.example.poll")).isFalse();
        assertThat(wired(CORE, POLL, "jakarta.servlet")).isFalse();
    }

    private static ServiceReference<?> service(Bundle offering, String... types) {
        return stub(ServiceReference.class, Map.of("getBundle", offering, "types", types));
    }

    /** Whether whoever asks finds a service, and hears of it. */
    private boolean seen(Bundle asking, Bundle offering, String... types) {
        return seen(asking, service(offering, types), types);
    }

    private boolean seen(Bundle asking, ServiceReference<?> reference, String... types) {
        BundleContext context = stub(BundleContext.class, Map.of("getBundle", asking));
        ServiceWall wall = new ServiceWall(extensions);
        List<ServiceReference<?>> found = new ArrayList<>(List.of(reference));
        wall.find(context, null, null, true, found);
        Map<BundleContext, java.util.Collection<ListenerHook.ListenerInfo>> listening = new HashMap<>();
        listening.put(context, new ArrayList<>());
        wall.event(new ServiceEvent(ServiceEvent.REGISTERED, reference), listening);
        assertThat(listening.isEmpty()).as(Arrays.toString(types)).isEqualTo(found.isEmpty());
        return !found.isEmpty();
    }

    @Test
    void coreSeesOfAnExtension_whatTheContractLetsItOffer() {
        assertThat(seen(CORE, POLL, "org.rambla.api.feature.Feature")).isTrue();
        assertThat(seen(CORE, POLL, "org.rambla.api.page.CorePages")).isFalse();
        assertThat(seen(CORE, POLL, "jakarta.servlet.Servlet")).isFalse();
        assertThat(seen(CORE, POLL, "org.rambla.api.feature.Feature", "jakarta.servlet.Filter"))
                .isFalse();
        assertThat(seen(SYSTEM, POLL, "org.example.Anything")).isTrue();
    }

    @Test
    void anExtensionSeesTheServicesOfTheContract_itsOwnDatabase_andItsOwnServices() {
        assertThat(seen(POLL, CORE, "org.rambla.api.people.Members")).isTrue();
        assertThat(seen(POLL, CORE, "org.rambla.api.persistence.Units")).isFalse();
        assertThat(seen(POLL, CORE, "org.osgi.service.cm.ConfigurationAdmin")).isFalse();
        assertThat(seen(POLL, POLL, "org.rambla.api.persistence.Database")).isTrue();
        assertThat(seen(POLL, CORE, "org.rambla.api.persistence.Database")).isFalse();
        assertThat(seen(POLL, POLL_PART, "org.example.poll.Counting")).isTrue();
        assertThat(seen(POLL, POLL_BEFORE, "org.example.poll.Counting")).isFalse();
        assertThat(seen(OTHER, POLL, "org.example.poll.Counting")).isFalse();
    }

    @Test
    void anExtensionSeesItsOwnConfiguration_whichCoreDoesNotSee() {
        String type = "org.osgi.service.cm.ConfigurationAdmin";
        ServiceReference<?> own = stub(
                ServiceReference.class,
                Map.of("getBundle", CORE, "types", new String[] {type}, OwnConfiguration.OWN, true));
        assertThat(seen(POLL, own, type)).isTrue();
        assertThat(seen(CORE, own, type)).isFalse();
        assertThat(seen(CORE, CORE, type)).isTrue();
        assertThat(seen(POLL, CORE, type)).isFalse();
    }

    private static Bundle named(String name, String location) {
        return stub(
                Bundle.class,
                Map.of(
                        "getBundleId",
                        (long) name.hashCode(),
                        "getLocation",
                        location,
                        "getState",
                        Bundle.ACTIVE,
                        "getSymbolicName",
                        name));
    }

    @Test
    void theConfigurationOfAnExtension_isWhatStandsUnderItsName_andNeverThatOfCore() throws Exception {
        Bundle poll = named("org.example.poll", "extension:poll/sha/1/0");
        Bundle[] all = {named("org.rambla.mail", "core"), named("org.apache.felix.http.jetty12", "core"), poll};
        assertThat(OwnConfiguration.own(poll, all, extensions)).isEqualTo("org.example.poll");
        for (String name : List.of("org.rambla.mail", "org.apache.felix.http", "org.rambla")) {
            Bundle sly = named(name, "extension:sly/sha/2/0");
            assertThat(OwnConfiguration.own(sly, all, extensions)).isEmpty();
        }
        List<Object> asked = new ArrayList<>();
        Configuration real = (Configuration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Configuration.class},
                (proxy, method, arguments) -> method.getName().equals("getPid") ? "org.example.poll" : null);
        ConfigurationAdmin admin = (ConfigurationAdmin) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ConfigurationAdmin.class}, (proxy, method, arguments) -> {
                    asked.add(arguments[0]);
                    return asked.size() > 1 ? null : new Configuration[] {real};
                });
        Configuration read =
                new OwnConfiguration(admin, "org.example.poll").listConfigurations("(service.pid=org.rambla.mail)")[0];
        assertThat(read.getPid()).isEqualTo("org.example.poll");
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                read::delete,
                read::update,
                () -> read.update(new Hashtable<>()),
                () -> read.updateIfDifferent(new Hashtable<>()),
                () -> read.setBundleLocation("?"),
                () -> read.addAttributes(Configuration.ConfigurationAttribute.READ_ONLY),
                () -> read.removeAttributes(Configuration.ConfigurationAttribute.READ_ONLY))) {
            assertThatThrownBy(change).isInstanceOf(SecurityException.class);
        }
        new OwnConfiguration(admin, "org.example.poll").listConfigurations(null);
        new OwnConfiguration(admin, "").listConfigurations(null);
        String own = "(|(service.pid=org.example.poll)(service.pid=org.example.poll|*))";
        assertThat(asked).containsExactly("(&" + own + "(service.pid=org.rambla.mail))", own);
        assertThatThrownBy(() -> new OwnConfiguration(admin, "org.example.poll").getConfiguration("org.rambla.mail"))
                .isInstanceOf(SecurityException.class);
    }
}
