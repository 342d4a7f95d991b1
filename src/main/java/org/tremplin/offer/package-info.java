/**
 * What the public and subscribed calendars see: the offer, its print and its feeds. It stands above enrolment, for it says which
 * places are free; its pages keep the addresses that hang on doors, below {@code /planning} and {@code /offer}.
 */
package org.tremplin.offer;
