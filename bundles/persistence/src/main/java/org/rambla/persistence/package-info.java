// SPDX-License-Identifier: Apache-2.0
/**
 * The database: which one, its connections, and everything that every bundle with data needs of it.
 *
 * <ul>
 *   <li>{@code source}: connections, Derby in this process, the count of statements
 *   <li>{@code sql}: statements, their arguments and failures
 *   <li>{@code migration}: tables brought up to date, {@code db/<unit>/V001__name.sql} in each bundle
 *   <li>{@code unit}: a {@link org.rambla.api.persistence.Database} for each persistence unit
 *   <li>{@code event}: what happened, numbered after the commit and told to subscribers
 * </ul>
 *
 * <p>Tests of other bundles use {@code TestDatabase}, in this package of the test jar; its documentation has an example.
 *
 * <p>A bundle has a unit by {@code META-INF/persistence.xml}; nothing else is to be declared, and its entities are woven by
 * the build:
 *
 * <pre>{@code
 * <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
 *   <persistence-unit name="forum" transaction-type="RESOURCE_LOCAL">
 *     <exclude-unlisted-classes>false</exclude-unlisted-classes>
 *   </persistence-unit>
 * </persistence>
 * }</pre>
 *
 * <p>What writers of units should know: the tables, sequences and files begin with the unit's name; an entity's sequence
 * is made by {@code create sequence forum_topic_id start with 50 increment by 50} for an {@code allocationSize} of 50
 * (EclipseLink reads the value as the end of a block); moments are {@code long} in entities and {@code bigint} in tables;
 * long texts are {@code @Lob String} and <code>${text}</code>. Words that Derby reserves and that look harmless:
 * {@code space, at, date, user, order, value}.
 */
package org.rambla.persistence;
