// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import java.util.List;
import java.util.Map;
import org.rambla.api.visit.Visit;

/** "Firefox on Windows", from what the browser says of itself. */
public final class DeviceName {
    // The first that is found counts: most browsers also claim to be the ones below them.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("CrOS", "Chromebook"),
            Map.entry("Macintosh", "Mac"),
            Map.entry("Linux", "Linux"));

    private DeviceName() {}

    public static String of(String agent, Visit visit) {
        String browser = first(agent, BROWSERS);
        String system = first(agent, SYSTEMS);
        if (browser.isEmpty()) {
            return system.isEmpty() ? visit.text("identity.device.unknown") : system;
        }
        return system.isEmpty() ? browser : visit.text("identity.device", browser, system);
    }

    /** Whether it is held in the hand. */
    public static boolean mobile(String agent) {
        return agent.contains("Mobile")
                || agent.contains("Android")
                || agent.contains("iPhone")
                || agent.contains("iPad");
    }

    private static String first(String agent, List<Map.Entry<String, String>> names) {
        return names.stream()
                .filter(entry -> agent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
