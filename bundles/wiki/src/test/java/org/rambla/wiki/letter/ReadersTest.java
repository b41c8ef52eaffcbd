// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;
import org.rambla.content.fixture.TestSpaces;

/** Who may read what a mail is about. */
final class ReadersTest {
    private final TestSpaces spaces = new TestSpaces();
    private final List<String> asked = new ArrayList<>();

    /** Members 1 to 50 of spaces 1 (public) and 2 (private), every tenth a moderator; 51 to 100 are members of none. */
    private Readers readers() {
        spaces.add(1, "night", Visibility.PUBLIC, "wiki");
        spaces.add(2, "board", Visibility.PRIVATE, "wiki");
        for (long member = 1; member <= 50; member++) {
            spaces.role(1, member, member % 10 == 0 ? Role.MODERATOR : Role.MEMBER);
            spaces.role(2, member, member % 10 == 0 ? Role.MODERATOR : Role.MEMBER);
        }
        return new Readers((Spaces) Proxy.newProxyInstance(
                Spaces.class.getClassLoader(), new Class<?>[] {Spaces.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return method.invoke(spaces, arguments);
                }));
    }

    private static List<Long> members(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void manyReaders_areFoundAsOneByOne_butInAFewStatements() {
        Readers readers = readers();
        for (String moved : new String[] {"VISITOR", "MEMBER", "MODERATOR"}) {
            spaces.move(1, "wiki.read", Role.valueOf(moved));
            spaces.move(2, "wiki.read", Role.valueOf(moved));
            for (Role least : Role.values()) {
                for (long space = 1; space <= 2; space++) {
                    long in = space;
                    List<Long> one = members(1, 100).stream()
                            .filter(member -> readers.reads(in, least, member))
                            .toList();
                    asked.clear();
                    assertThat(readers.of(in, least, members(1, 100))).isEqualTo(one);
                    assertThat(asked).hasSizeLessThanOrEqualTo(4);
                }
            }
        }
    }

    @Test
    void nobodyReads_whereTheWikiIsOff() {
        Readers readers = readers();
        assertThat(readers.of(1, Role.VISITOR, members(1, 100))).hasSize(100);
        spaces.off(1, "wiki");
        assertThat(readers.of(1, Role.VISITOR, members(1, 100))).isEmpty();
        assertThat(readers.of(1, Role.VISITOR, List.of())).isEmpty();
    }
}
