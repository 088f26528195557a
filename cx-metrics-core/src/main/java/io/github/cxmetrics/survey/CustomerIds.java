package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.util.Arrays;

/** The distinct customers of some rows, ascending, so that two waves are joined by one walk along both. */
sealed interface CustomerIds extends Serializable {

    int size();

    /** Orders a customer of these against one of others. */
    int compare(int index, CustomerIds others, int otherIndex);

    /** Refuses to join ids of another kind. */
    default void checkJoinable(CustomerIds others) {
        checkArgument(
                getClass() == others.getClass(),
                "customers with text ids and customers with number ids can't be joined");
    }

    record Texts(String[] ascending) implements CustomerIds {

        static Texts of(String[] customers) {
            String[] distinct = Arrays.stream(customers).sorted().distinct().toArray(String[]::new);
            return new Texts(distinct);
        }

        int indexOf(String customer) {
            return Arrays.binarySearch(ascending, customer);
        }

        @Override
        public int size() {
            return ascending.length;
        }

        @Override
        public int compare(int index, CustomerIds others, int otherIndex) {
            return ascending[index].compareTo(((Texts) others).ascending[otherIndex]);
        }
    }

    record Numbers(long[] ascending) implements CustomerIds {

        static Numbers of(long[] customers) {
            return new Numbers(Arrays.stream(customers).sorted().distinct().toArray());
        }

        int indexOf(long customer) {
            return Arrays.binarySearch(ascending, customer);
        }

        @Override
        public int size() {
            return ascending.length;
        }

        @Override
        public int compare(int index, CustomerIds others, int otherIndex) {
            return Long.compare(ascending[index], ((Numbers) others).ascending[otherIndex]);
        }
    }
}
