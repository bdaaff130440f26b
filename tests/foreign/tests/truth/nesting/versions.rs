//! The collections whose versions share nodes of many places, in values that are small: a node has
//! room for 64.

use super::{Hasher, collect, leaked, map};

ways! { Version:
    ImVector(im::Vector<Version>):
        |nest| im::Vector::unit(nest), |mut nests| nests.pop_front();
    ImMap(im::HashMap<u8, Version, Hasher>): |nest| map(nest), |mut nests| nests.remove(&7);
    ImSet(im::HashSet<Version, Hasher>):
        |nest| collect(nest), |mut nests| nests.remove(&Version::End);
    // To remove something from these takes more stack than there is.
    ImTreeValue(im::OrdMap<u8, Version>):
        |nest| map(nest), |mut nests| nests.get_mut(&7).map(std::mem::take);
    ImTreeElement(im::OrdSet<Version>): |nest| collect(nest), |nests| leaked(nests);
    ImblVector(imbl::Vector<Version>):
        |nest| imbl::Vector::unit(nest), |mut nests| nests.pop_front();
    ImblMap(imbl::HashMap<u8, Version>): |nest| map(nest), |mut nests| nests.remove(&7);
    ImblSet(imbl::HashSet<Version>):
        |nest| collect(nest), |mut nests| nests.remove(&Version::End);
    ImblTreeValue(imbl::OrdMap<u8, Version>): |nest| map(nest), |mut nests| nests.remove(&7);
    ImblTreeElement(imbl::OrdSet<Version>):
        |nest| collect(nest), |mut nests| nests.remove_min();
}
