use mem_size::assert_size;

macro_rules! thirteen {
    ($($entry:tt)+) => {
        assert_size! {
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
            $($entry)+
        }
    };
}

thirteen!(u8, 1, u8, 1, u8, 1, u8, 1, u8, 1, u8, 1, u8, 1, u8, 1, u8, 1, u8, 1,);

fn main() {}
