//! Who keeps what in a small shop: what dropping a part would free, what is shared by whom, and
//! which cycles would be lost.
//!
//! `cargo run --example owners`; with the name of a file, such as `shop.heapsnapshot`, also writes
//! what the memory panel of Chrome and Edge loads.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::rc::{Rc, Weak};

use mem_size::MemSize;
use mem_size::graph::OwnerGraph;

#[derive(MemSize)]
struct Product {
    name: String,
    picture: Vec<u8>,
}

#[derive(Default, MemSize)]
struct Customer {
    name: String,
    orders: RefCell<Vec<Rc<Order>>>,
}

#[derive(MemSize)]
struct Order {
    products: Vec<Rc<Product>>,
    customer: Rc<Customer>,
    first_of_day: Weak<Order>,
}

#[derive(Default, MemSize)]
struct Shop {
    stock: HashMap<u32, Rc<Product>>,
    on_sale: Vec<Rc<Product>>,
    customers: Vec<Rc<Customer>>,
    today: Vec<Rc<Order>>,
    notes: String,
}

fn main() -> io::Result<()> {
    let shop = shop();
    let elsewhere = shop.on_sale.first().cloned();

    let graph = OwnerGraph::builder().root("shop", &shop).build();
    println!("{graph}");

    let [stock, on_sale] = ["shop.stock", "shop.on_sale"].map(|path| graph.find(path));
    if let (Some(stock), Some(on_sale)) = (stock, on_sale) {
        println!("stock by itself would free {} of {} B,", stock.exclusive(), stock.deep());
        println!("with on_sale {} B more", graph.only_together(stock, on_sale));
    }
    println!("\n{}", graph.cycles());
    if let Some(path) = std::env::args_os().nth(1) {
        graph.write_heap_snapshot(BufWriter::new(File::create(path)?))?;
    }
    drop(elsewhere);
    Ok(())
}

fn shop() -> Shop {
    let mut shop = Shop { notes: "a few words".repeat(100), ..Shop::default() };
    for number in 0..1_200 {
        let name = format!("product {number}");
        let product = Rc::new(Product { name, picture: vec![0; 4_000] });
        if number % 10 == 0 {
            shop.on_sale.push(Rc::clone(&product));
        }
        shop.stock.insert(number, product);
    }
    for number in 0..40_u32 {
        let customer =
            Rc::new(Customer { name: format!("customer {number}"), ..Customer::default() });
        let products = (0..3).filter_map(|nth| shop.stock.get(&(number * 7 + nth))).cloned();
        let order = Rc::new(Order {
            products: products.collect(),
            customer: Rc::clone(&customer),
            first_of_day: shop.today.first().map_or_else(Weak::new, Rc::downgrade),
        });
        customer.orders.borrow_mut().push(Rc::clone(&order));
        shop.today.push(order);
        shop.customers.push(customer);
    }
    shop
}
