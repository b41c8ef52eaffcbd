// SPDX-License-Identifier: Apache-2.0
/**
 * The wiki: the network's knowledge base, pages in a tree in each space and language versions of each page.
 *
 * <p>A page is one content item. {@code page} reads, shows, writes and arranges pages; {@code history} keeps what they said
 * before. {@code diff}, {@code merge} and {@code blame} compare texts block by block, without database or pages;
 * {@code exchange} takes pages out and brings them in.
 */
package org.rambla.wiki;
