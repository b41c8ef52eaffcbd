// SPDX-License-Identifier: Apache-2.0
/**
 * Templates of pages: what such a page is about as fields, how its text begins, and lists of pages by their fields.
 */
package org.rambla.wiki.template;
