//! A weighed value is written as the value alone, and weighed when it is read.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::cache::{Charge, Weighed};

impl<V: Serialize, C> Serialize for Weighed<V, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().serialize(serializer)
    }
}

impl<'de, V, C> Deserialize<'de> for Weighed<V, C>
where
    V: Deserialize<'de>,
    C: Charge<(), V> + Default,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        V::deserialize(deserializer).map(Self::charged)
    }
}
