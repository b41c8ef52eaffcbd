// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressTest {
    private static final ClientAddress DIRECT = new ClientAddress("");
    private static final ClientAddress BEHIND = new ClientAddress(" 10.0.0.1 ,10.0.0.2,10.0.0.1, 2001:db8:0:0::1,");

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2::/64",
        "2001:db8:1:3::1, 2001:db8:1:3::/64",
        "[2001:db8:1:2::9], 2001:db8:1:2::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
        "::1, 0:0:0:0::/64",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void address_isWholeForV4AndAHouseholdForV6(String remote, String address) {
        assertThat(DIRECT.of(Requests.from(remote))).isEqualTo(address);
    }

    @Test
    void forgedHeader_isNotBelieved() {
        assertThat(DIRECT.of(Requests.from("192.0.2.7", "X-Forwarded-For: 198.51.100.1")))
                .isEqualTo("192.0.2.7");
        assertThat(BEHIND.of(Requests.from("192.0.2.7", "X-Forwarded-For: 198.51.100.1")))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void proxy_isBelievedAboutWhomItHeardFrom() {
        assertThat(BEHIND.of(Requests.from("10.0.0.1", "X-Forwarded-For: 198.51.100.1")))
                .isEqualTo("198.51.100.1");
        assertThat(BEHIND.of(Requests.from("10.0.0.1", "X-Forwarded-For: 203.0.113.5, 198.51.100.1")))
                .isEqualTo("198.51.100.1");
        assertThat(BEHIND.of(Requests.from("[2001:db8::1]", "X-Forwarded-For: 2001:db8:9:8:7::1")))
                .isEqualTo("2001:db8:9:8::/64");
    }

    @Test
    void chainOfProxies_isFollowedToTheFirstStranger() {
        assertThat(BEHIND.of(Requests.from("10.0.0.1", "X-Forwarded-For: 203.0.113.5, 198.51.100.1, 10.0.0.2")))
                .isEqualTo("198.51.100.1");
        assertThat(BEHIND.of(Requests.from("10.0.0.1", "X-Forwarded-For: 10.0.0.2")))
                .isEqualTo("10.0.0.2");
    }

    /** A caller sends a line of its own, and the proxy adds a second one. */
    @Test
    void severalHeaders_areOneList() {
        assertThat(BEHIND.of(
                        Requests.from("10.0.0.1", "X-Forwarded-For: 203.0.113.5", "X-Forwarded-For: 198.51.100.1")))
                .isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "evil.example",
                "999.1.1.1",
                "_hidden",
                "1.2.3",
                "'; drop table",
                ":::",
                "12345::1"
            })
    void nonsense_countsAsTheProxy(String forwarded) {
        assertThat(BEHIND.of(Requests.from("10.0.0.1", "X-Forwarded-For: " + forwarded)))
                .isEqualTo("10.0.0.1");
        assertThat(BEHIND.of(Requests.from("10.0.0.1"))).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1:4711, 198.51.100.1",
        "[2001:db8:9:8:7::1]:443, 2001:db8:9:8::/64",
        "2001:DB8:9:8:7::1, 2001:db8:9:8::/64"
    })
    void port_isLeftOut(String forwarded, String address) {
        assertThat(BEHIND.of(Requests.from("10.0.0.1", "X-Forwarded-For: " + forwarded)))
                .isEqualTo(address);
    }
}
