/**
 * What the public and subscribed calendars see: the offer, its print and its feeds. It stands above enrolment, because
 * it shows free places. Its pages keep the addresses that are printed on posters, below {@code /planning} and
 * {@code /offer}.
 */
package org.tremplin.offer;
